import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ReplicaId } from '@causeway/core'
import type { ChainHead, LogPoint, Seal } from '@causeway/protocol'

/**
 * Seals what the log accepted, so that any member can bring another's events back after the relay lost them. One
 * seal vouches for the whole chain up to it, since each hash covers its predecessors.
 */
export interface Sealer {
  seal(workspace: string, replica: ReplicaId, head: ChainHead): Seal
  /** The relay's word that a workspace's log was this at a point. */
  sealPoint(workspace: string, point: LogPoint): string
  isGenuinePoint(workspace: string, point: LogPoint, mac: string): boolean
  /** True when the seal was made with this relay's key. */
  isGenuine(workspace: string, replica: ReplicaId, seal: Seal): boolean
}

/** A sealer over a key that only the relay has. */
export function createSealer(key: Uint8Array): Sealer {
  const macOver = (...what: readonly (string | number)[]) =>
    createHmac('sha256', key).update(JSON.stringify(what)).digest()
  const mac = (workspace: string, replica: ReplicaId, { seq, hash }: ChainHead) =>
    macOver(workspace, replica, seq, hash)
  // Three parts, where a chain has four: the one can never pass for the other.
  const macOfPoint = (workspace: string, { position, digest }: LogPoint) =>
    macOver(workspace, position, digest)
  return {
    seal: (workspace, replica, { seq, hash }) => ({
      seq,
      hash,
      mac: mac(workspace, replica, { seq, hash }).toString('base64url'),
    }),
    isGenuine: (workspace, replica, seal) => isSame(mac(workspace, replica, seal), seal.mac),
    sealPoint: (workspace, point) => macOfPoint(workspace, point).toString('base64url'),
    isGenuinePoint: (workspace, point, given) => isSame(macOfPoint(workspace, point), given),
  }
}

function isSame(expected: Buffer, text: string): boolean {
  const given = Buffer.from(text, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
