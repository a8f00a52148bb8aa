import * as protocol from '@causeway/protocol'
import { expect, it } from 'vitest'
import { chainHash, nextDigest } from './chain-hash.ts'

it('the relay hashes as the protocol says', () => {
  let [ours, theirs] = ['', '']
  for (const text of ['', 'a', 'prix: 12 €', '𝄞'.repeat(200), JSON.stringify({ at: 1 })]) {
    expect(chainHash(text)).toBe(protocol.chainHash(text))
    ours = nextDigest(ours, 7, chainHash(text))
    theirs = protocol.nextDigest(theirs, 7, protocol.chainHash(text))
    expect(ours).toBe(theirs)
  }
})
