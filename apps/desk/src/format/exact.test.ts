import { describe, expect, it } from 'vitest'
import { exactTime, exactTimeBeside, lengthOf } from './exact.ts'

describe('a moment beside another', () => {
  it('names the day only where it is another', () => {
    const at = new Date(2026, 2, 5, 14, 7, 9).getTime()
    expect(exactTime(at)).toContain(exactTimeBeside(at, at + 60_000))
    expect(exactTimeBeside(at, at + 86_400_000)).toBe(exactTime(at))
    expect(exactTimeBeside(at, at)).not.toContain('2026')
  })
})

describe('how long something took', () => {
  it('is said by its two largest units', () => {
    const [second, minute, hour] = [1000, 60_000, 3_600_000]
    const times = [-5, 420, 12_300, 60_000, 3 * hour + 12 * minute + 5 * second, 50 * hour + minute]
    expect(times.map(lengthOf)).toEqual(['0.0 s', '0.4 s', '12 s', '1 min', '3 h 12 min', '2 d 2 h'])
  })
})
