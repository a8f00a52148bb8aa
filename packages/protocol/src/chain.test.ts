import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chainHash } from './chain.ts'

describe('the chain hash', () => {
  it('is the first half of SHA-256 in base64url, whatever the text', () => {
    for (const text of ['', 'a', 'prix: 12 €', JSON.stringify({ data: '𝄞'.repeat(99) })]) {
      const expected = createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')
      expect(chainHash(text)).toBe(expected)
    }
  })
})
