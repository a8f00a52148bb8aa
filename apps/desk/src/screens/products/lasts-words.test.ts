import { describe, expect, it } from 'vitest'
import { lastsWords } from './lasts-words.ts'

describe('what runs low', () => {
  it('says how long what is left lasts', () => {
    expect(lastsWords({ free: 3, daysLeft: 6 })).toBe('About 6 days left')
    expect(lastsWords({ free: 1, daysLeft: 1 })).toBe('About 1 day left')
    expect(lastsWords({ free: 1, daysLeft: 0 })).toBe('Less than a day left')
    expect(lastsWords({ free: 4, daysLeft: undefined })).toBe('4 free')
    expect(lastsWords({ free: -2, daysLeft: 0 })).toBe('None free')
  })
})
