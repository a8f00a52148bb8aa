import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from './differences.ts'
import { marksOf } from './marks.ts'

describe('differences', () => {
  it('are where two states part, as deep as they are alike', () => {
    const before = { name: 'Ann', lines: { a: { quantity: 1 }, b: { quantity: 2 } }, tags: ['x', 'y'] }
    const now = { name: 'Ann', lines: { a: { quantity: 3 } }, tags: ['x'], note: '' }
    expect(differences(before, now)).toEqual([
      { path: ['lines', 'a', 'quantity'], before: 1, now: 3 },
      { path: ['lines', 'b'], before: { quantity: 2 }, now: undefined },
      { path: ['tags', '1'], before: 'y', now: undefined },
      { path: ['note'], before: undefined, now: '' },
    ])
    expect(differences([], {})).toEqual([{ path: [], before: [], now: {} }])
    expect(differences(undefined, before)).toEqual([{ path: [], before: undefined, now: before }])
  })

  it('are none between equal states, and some between others', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(differences(one, structuredClone(one))).toEqual([])
        if (differences(one, other).length === 0) expect(one).toEqual(other)
      }),
    )
  })
})

describe('marks', () => {
  it('count every event once, in stretches that follow on each other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), fc.integer({ min: 1, max: 50 }), (unsorted, count) => {
        const times = unsorted.sort((a, b) => a - b)
        const marks = marksOf(times, count)
        expect(marks.reduce((sum, { events }) => sum + events, 0)).toBe(times.length)
        for (const [index, { from }] of marks.entries()) {
          if (index > 0) expect(from).toBe(marks[index - 1]?.to)
        }
        if (times.length > 0) expect([marks[0]?.from, marks.at(-1)?.to]).toEqual([times[0], times.at(-1)])
      }),
    )
  })

  it('stand where things happened', () => {
    expect(marksOf([0, 1, 1, 9, 10], 5).map(({ events }) => events)).toEqual([3, 0, 0, 0, 2])
    expect(marksOf([7, 7], 3).map(({ events }) => events)).toEqual([2, 0, 0])
    expect(marksOf([], 3)).toEqual([])
  })
})
