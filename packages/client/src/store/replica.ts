import type { ReplicaId } from '@causeway/core'

/** A new replica id: 95 random bits in base 32, never seen before and never again. */
export function newReplicaId(): ReplicaId {
  return randomId(19)
}

/** A random id of `length` letters and digits. */
export function randomId(length = 16): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz012345'
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => letters[byte & 31]).join('')
}

const consonants = 'BCDFGHJKLMNPQRSTVWXZ'

/**
 * A series of document numbers: three random consonants, so that it spells no word. Two of ten devices share one in 1
 * of 180 workspaces; ids, not numbers, tell documents apart.
 */
export function newSeries(): string {
  // 240 is the last multiple of 20 that a byte holds: beyond it the first letters would come up more often.
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(64))).filter((byte) => byte < 240)
  return bytes
    .slice(0, 3)
    .map((byte) => consonants.charAt(byte % consonants.length))
    .join('')
}

/** A number in a series as people see it: `KVQ-0042`. */
export function documentNumber(series: string, count: number): string {
  return `${series}-${String(count).padStart(4, '0')}`
}
