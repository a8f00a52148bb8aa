import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chainHash, nextDigest } from './chain.ts'

describe('the chain hash', () => {
  it('is the first half of SHA-256 in base64url, whatever the text', () => {
    for (const text of ['', 'a', 'prix: 12 €', JSON.stringify({ data: '𝄞'.repeat(99) })]) {
      const expected = createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')
      expect(chainHash(text)).toBe(expected)
    }
  })
})

describe('the digest of a position', () => {
  const [first, second] = [chainHash('the first'), chainHash('the second')]
  const after = (...received: readonly [number, number]) =>
    nextDigest(nextDigest('', received[0], first), received[1], second)

  it('covers when its events were received, so that a log that was lost and given again is another log', () => {
    expect(after(10, 20)).toBe(after(10, 20))
    expect(after(10, 21)).not.toBe(after(10, 20))
    expect(after(11, 20)).not.toBe(after(10, 20))
  })
})
