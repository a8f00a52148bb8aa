import { describe, expect, it } from 'vitest'
import { rowsInSight, topToShow } from './rows-in-sight.ts'

const rows = (top: number, count = 10_000, kept = -1) => rowsInSight({ top, height: 500 }, 50, count, kept)

describe('the rows of a long list', () => {
  it('are in the page as far as they are in sight, and a few beyond', () => {
    expect(rows(0)).toEqual(Array.from({ length: 18 }, (_, row) => row))
    const middle = rows(5000)
    expect([middle[0], middle.at(-1)]).toEqual([92, 117])
  })

  it('end where the list ends, also while it is scrolled beyond', () => {
    expect(rows(0, 3)).toEqual([0, 1, 2])
    expect(rows(5000, 3)).toEqual([0, 1, 2])
    expect(rows(0, 0)).toEqual([])
  })

  it('keep the one that has the focus, wherever one scrolls', () => {
    expect(rows(5000, 10_000, 3)[0]).toBe(3)
    expect(rows(0, 10_000, 900).at(-1)).toBe(900)
    expect(rows(0, 10_000, 5).filter((row) => row === 5)).toHaveLength(1)
  })
})

describe('scrolling to a row', () => {
  it('moves no further than it takes', () => {
    const sight = { top: 1000, height: 500 }
    expect(topToShow(sight, 50, 25)).toBe(1000)
    expect(topToShow(sight, 50, 10)).toBe(500)
    expect(topToShow(sight, 50, 40)).toBe(1550)
  })
})
