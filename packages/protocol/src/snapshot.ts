import {
  type HybridTime,
  type Model,
  type ReplicaId,
  reducerVersions,
  type StreamCheckpoint,
  type StreamId,
  type VersionVector,
} from '@causeway/core'
import { shortHash } from './chain.ts'
import type { LogPoint, Seal } from './messages.ts'

/** Asks for the states that a long stretch of the log comes to, in its place: the body of a `POST` to `paths.snapshot`. */
export interface SnapshotRequest {
  /** The app's version, and what computes the states of each aggregate: states are given to those that would compute the same. */
  readonly version: string
  readonly reducers: Readonly<Record<string, string>>
  /** How far the asker holds the log. */
  readonly after: number
  /** Streams whose events behind that are needed as well: its own changes are on top of them. */
  readonly streams: readonly StreamId[]
}

/** What the log comes to at a point, and what of the stretch before it cannot be done without. */
export interface Snapshot {
  readonly point: LogPoint
  /** The relay's word on it, as `LogEntries` has it. */
  readonly mac: string
  /** How far each replica's events are in the log. */
  readonly vector: VersionVector
  /** The relay's seal of each replica with events in the stretch, at its last one. */
  readonly seals: Readonly<Record<ReplicaId, Seal>>
  /** Not earlier than anything in the log. */
  readonly clock: HybridTime
  /** The states of all streams. */
  readonly states: readonly StreamCheckpoint[]
  /** The stretch, part by part without a gap. */
  readonly outlines: readonly Outline[]
  /** All events in the stretch of the streams that were asked for, and of those that are not settled. */
  readonly kept: Readonly<Record<StreamId, readonly PlacedLine[]>>
}

/** A part of the log without its events: enough to fetch them when they matter, and to tell them from others. */
export interface Outline {
  readonly from: number
  readonly to: number
  /** Digest of the committed order at `to`. */
  readonly digest: string
  /** When the relay received its first event. */
  readonly receivedAt: HybridTime
  /** Which streams it has events of: a `streamFilter`, as `filterText` writes it. */
  readonly streams: string
}

/** An entry line, with its position. */
export type PlacedLine = readonly [position: number, line: string]

/** What computes the states of each aggregate, in a few letters: equal where the states of a log would be. */
export function reducerDigests(model: Model): Readonly<Record<string, string>> {
  const versions = Object.entries(reducerVersions(model))
  return Object.fromEntries(versions.map(([name, text]) => [name, shortHash(text)]))
}
