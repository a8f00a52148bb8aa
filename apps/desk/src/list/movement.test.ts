import { describe, expect, it } from 'vitest'
import { moveActive } from './movement.ts'

describe('moving through a list', () => {
  it('goes one row at a time and stops at the ends', () => {
    expect(moveActive('next', 0, 3)).toBe(1)
    expect(moveActive('next', 2, 3)).toBe(2)
    expect(moveActive('previous', 0, 3)).toBe(0)
  })

  it('begins at the first row when none is active yet', () => {
    expect(moveActive('next', -1, 3)).toBe(0)
    expect(moveActive('previous', -1, 3)).toBe(0)
  })

  it('jumps to either end', () => {
    expect(moveActive('first', 2, 3)).toBe(0)
    expect(moveActive('last', 0, 3)).toBe(2)
  })

  it('stays nowhere in an empty list', () => {
    expect(moveActive('next', -1, 0)).toBe(-1)
  })
})
