import type { Dot, HybridTime } from '@causeway/core'
import type { ChainHead } from '@causeway/protocol'

/** A committed event as the relay holds it: its place, and its text exactly as hashed. */
export interface Entry extends Dot {
  readonly position: number
  readonly receivedAt: HybridTime
  /** Chain hash of `text`. */
  readonly hash: string
  /** The rolling digest at `position`. */
  readonly digest: string
  readonly text: string
}

/** Where a workspace's log ends: position 0 and an empty digest while it has no events. */
export interface Tip {
  readonly position: number
  readonly digest: string
  readonly receivedAt: HybridTime
}

/** The tip of a log without events. */
export const emptyTip: Tip = { position: 0, digest: '', receivedAt: 0 }

/** The last event of a replica that the log holds. */
export interface Head extends ChainHead {
  readonly position: number
}

/** The last entry of each replica among some. */
export function lastOfEach(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.replica, entry]))
}
