import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Chance } from '../time/chance.ts'

/** Web Crypto with chance by the seed. What it signs it signs for real, but at once, not on a thread of its own. */
export function createCrypto(chance: Chance) {
  const keys = new WeakMap<object, Uint8Array>()

  function keyOf(key: object): Uint8Array {
    const bytes = keys.get(key)
    if (!bytes) throw new Error('This key was not made here.')
    return bytes
  }

  const mac = (key: object, data: Uint8Array) => createHmac('sha256', keyOf(key)).update(data).digest()
  return {
    getRandomValues(into: Uint8Array): Uint8Array {
      for (let at = 0; at < into.length; at++) into[at] = chance.below(256)
      return into
    },
    randomUUID: () => randomId(chance),
    subtle: {
      digest: async (name: string, data: Uint8Array) =>
        new Uint8Array(createHash(name.replace('-', '')).update(data).digest()).buffer,
      async importKey(
        _format: string,
        bytes: Uint8Array,
        _algorithm: object,
        extractable: boolean,
        usages: string[],
      ) {
        const algorithm = { name: 'HMAC', hash: { name: 'SHA-256' }, length: 8 * bytes.length }
        const key = { type: 'secret', extractable, algorithm, usages }
        keys.set(key, bytes)
        return key
      },
      sign: async (_algorithm: unknown, key: object, data: Uint8Array) => new Uint8Array(mac(key, data)),
      async verify(_algorithm: unknown, key: object, signature: Uint8Array, data: Uint8Array) {
        const expected = mac(key, data)
        return signature.length === expected.length && timingSafeEqual(signature, expected)
      },
    },
  }
}

/** 32 hexadecimal digits. */
export function randomId(chance: Chance): string {
  return Array.from({ length: 4 }, () =>
    chance
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
}
