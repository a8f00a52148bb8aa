import { describe, expect, it } from 'vitest'
import { roundingOf, sumsByTender } from './sums.ts'

describe('what a drawer took', () => {
  it('is summed by tender: what came, what went back or did not come, and how much of it is late', () => {
    expect(
      sumsByTender([
        { tender: 'cash', amount: 1000 },
        { tender: 'card', amount: 2000, late: true },
        { tender: 'cash', amount: -300 },
        { tender: 'card', amount: -2000 },
      ]),
    ).toEqual([
      { tender: 'cash', taken: 1000, back: -300, total: 700, late: 0 },
      { tender: 'card', taken: 2000, back: -2000, total: 0, late: 2000 },
    ])
  })

  it('differs from the cash in it by what the coins made of it', () => {
    const entries = [
      { tender: 'cash' as const, amount: 1528, cash: 1530 },
      { tender: 'card' as const, amount: 500, cash: 0 },
    ]
    expect(roundingOf(entries)).toBe(2)
  })
})
