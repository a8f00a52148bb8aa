import type { CommittedEvent, StreamId } from '@causeway/core'
import { mayHoldStream, readEntries } from '@causeway/protocol'
import type { ReleasedSegment } from './database.ts'

/** The events of some streams in a released segment; nothing when it may have some that were not kept. */
export function keptEvents(
  { streams, kept }: ReleasedSegment,
  wanted: readonly StreamId[],
  upTo: number,
): readonly CommittedEvent[] | undefined {
  const events: CommittedEvent[] = []
  for (const stream of wanted) {
    if (!mayHoldStream(streams, stream)) continue
    const lines = Object.hasOwn(kept, stream) ? kept[stream] : undefined
    if (!lines) return undefined
    for (const [position, line] of lines) if (position <= upTo) events.push(...readEntries([line], position))
  }
  return events.sort((a, b) => a.position - b.position)
}
