import { expect, it } from 'vitest'
import { figure } from './figure.ts'
import { reaches } from './targets.ts'

it('holds a figure to its ratio or to its value, and one without a target to nothing', () => {
  expect(reaches(figure('fold', 7, 'events/s', 10))).toBe(true)
  expect(reaches(figure('fold', 6, 'events/s', 10))).toBe(false)
  expect(reaches(figure('cold-open', 210, 'ms', 100))).toBe(false)
  expect(reaches(figure('time-travel-longest', 90, 'ms', 8))).toBe(true)
  expect(reaches(figure('load-storm-pglite', 900, 'ms'))).toBeUndefined()
  expect(reaches(figure('fold', 7, 'events/s'))).toBeUndefined()
})
