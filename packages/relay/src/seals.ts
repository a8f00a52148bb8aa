import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ReplicaId } from '@causeway/core'
import type { ChainHead, Seal } from '@causeway/protocol'

/**
 * Seals what the log accepted, so that any member can bring another's events back after the relay lost them. One
 * seal vouches for the whole chain up to it, since each hash covers its predecessors.
 */
export interface Sealer {
  seal(workspace: string, replica: ReplicaId, head: ChainHead): Seal
  /** True when the seal was made with this relay's key. */
  isGenuine(workspace: string, replica: ReplicaId, seal: Seal): boolean
}

/** A sealer over a key that only the relay has. */
export function createSealer(key: Uint8Array): Sealer {
  const mac = (workspace: string, replica: ReplicaId, { seq, hash }: ChainHead) =>
    createHmac('sha256', key)
      .update(JSON.stringify([workspace, replica, seq, hash]))
      .digest()
  return {
    seal: (workspace, replica, { seq, hash }) => ({
      seq,
      hash,
      mac: mac(workspace, replica, { seq, hash }).toString('base64url'),
    }),
    isGenuine(workspace, replica, seal) {
      const expected = mac(workspace, replica, seal)
      const given = Buffer.from(seal.mac, 'base64url')
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}
