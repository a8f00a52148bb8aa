import type { Database, OpenSegment, ReleasedSegment, SealedSegment, Segment } from './database.ts'
import { unpack } from './packing.ts'

/** A log as it is stored, and how to read what is not stored as it came. */
export interface StoredLog {
  readonly database: Database
  /** The events of a segment that was released. Rejects with the `StoreError` `older` when they cannot be had. */
  fetchReleased(segment: ReleasedSegment): Promise<OpenSegment>
}

/** How many segments are fetched at a time. */
const together = 4

/** A segment to be read: decompressed, or fetched, if need be. Not within a transaction. */
export async function openSegment(log: StoredLog, segment: Segment): Promise<OpenSegment> {
  if ('text' in segment) return segment
  return 'released' in segment ? log.fetchReleased(segment) : unpacked(segment)
}

/** One that is compressed, decompressed. */
export async function unpacked(segment: SealedSegment): Promise<OpenSegment> {
  const { packed, sealed: _sealed, streams: _streams, ...span } = segment
  return { ...span, text: await unpack(packed) }
}

/** Some of them, in order. */
export async function openSegments(log: StoredLog, segments: readonly Segment[]): Promise<OpenSegment[]> {
  const open: OpenSegment[] = []
  for (let at = 0; at < segments.length; at += together) {
    const some = segments.slice(at, at + together)
    open.push(...(await Promise.all(some.map((segment) => openSegment(log, segment)))))
  }
  return open
}
