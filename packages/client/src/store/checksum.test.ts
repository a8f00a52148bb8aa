import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksum } from './checksum.ts'

describe('a checksum', () => {
  it('is the same for the same text, and has 8 digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
        expect(checksum(text)).toBe(checksum(`${text}`))
        expect(checksum(text)).toMatch(/^[0-9a-f]{8}$/)
      }),
    )
  })

  it('is another when a character is another, is missing, or stands elsewhere', () => {
    const text = fc.string({ minLength: 2, maxLength: 60 })
    fc.assert(
      fc.property(text, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (whole, where, other) => {
        const at = where % whole.length
        const changed = [
          whole.slice(0, at) + other + whole.slice(at + 1),
          whole.slice(0, at) + whole.slice(at + 1),
          whole.slice(at) + whole.slice(0, at),
        ]
        for (const one of changed) if (one !== whole) expect(checksum(one)).not.toBe(checksum(whole))
      }),
    )
  })
})
