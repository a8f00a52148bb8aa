import { expect, it } from 'vitest'
import { createPace } from './pace.ts'

it('a pace lets a burst through, then as much as it says', () => {
  let time = 0
  const pace = createPace(100, 1000, () => time)
  pace.spend(999)
  expect(pace.wait()).toBe(0)
  pace.spend(101)
  // Owes 100, and one more must be there.
  expect(pace.wait()).toBe(1010)
  time = 1010
  expect(pace.wait()).toBe(0)
  time = 1_000_000
  pace.spend(1000)
  expect(pace.wait()).toBe(10)
})

it('a clock that is set back fills nothing and stops nothing', () => {
  let time = 5000
  const pace = createPace(100, 100, () => time)
  pace.spend(150)
  time = 0
  expect(pace.wait()).toBe(510)
  time = 510
  expect(pace.wait()).toBe(0)
})
