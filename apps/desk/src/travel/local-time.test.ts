import { describe, expect, it } from 'vitest'
import { fromLocal, toLocal } from './local-time.ts'

describe('a moment in a field', () => {
  it('is the device’s own time, and is read as the end of its second', () => {
    const at = new Date(2026, 2, 5, 14, 7, 9, 250).getTime()
    expect(toLocal(at)).toBe('2026-03-05T14:07:09')
    expect(fromLocal(toLocal(at))).toBe(new Date(2026, 2, 5, 14, 7, 9, 999).getTime())
  })

  it('is nothing while it is not complete', () => {
    expect(fromLocal('')).toBeUndefined()
  })
})
