import { describe, expect, it } from 'vitest'
import { ago, bytes, counted } from './words.ts'

describe('times, sizes and counts in words', () => {
  it('says how long ago something was', () => {
    const now = Date.UTC(2026, 2, 12, 12)
    expect(ago(now - 5_000, now)).toBe('just now')
    expect(ago(now + 5_000, now)).toBe('just now')
    expect(ago(now - 5 * 60_000, now)).toBe('5 min ago')
    expect(ago(now - 3 * 3_600_000, now)).toBe('3 h ago')
  })

  it('writes sizes in the unit one would say', () => {
    expect([999, 1500, 12_345_678, 3_100_000_000].map(bytes)).toEqual(['999 B', '1.5 kB', '12 MB', '3.1 GB'])
  })

  it('counts one and many', () => {
    expect(counted(1, 'order')).toBe('1 order')
    expect(counted(2, 'reply', 'replies')).toBe('2 replies')
  })
})
