import type { CommittedEvent, RecordedEvent, StreamId } from '@causeway/core'
import { readEntries, readEvent } from '@causeway/protocol'
import type { PendingRecord, Segment } from './database.ts'

/** The lines of a record's text. */
export function linesOf({ text }: { readonly text: string }): string[] {
  return text === '' ? [] : text.split('\n')
}

/** The events of outbox records, in order. */
export function pendingEvents(records: readonly PendingRecord[]): RecordedEvent[] {
  return records.flatMap((record) => linesOf(record).map(readEvent))
}

/** Committed events of a segment, from one position on, up to another. */
export function segmentEvents(segment: Segment, from = segment.from, to = segment.to): CommittedEvent[] {
  return readEntries(linesOf(segment).slice(from - segment.from, to - segment.from + 1), from)
}

/** The events of some streams in a segment. Lines are searched as text first: few of them need parsing. */
export function eventsOfStreams(
  segment: Segment,
  streams: ReadonlySet<StreamId>,
  upTo: number,
): CommittedEvent[] {
  const marks = [...streams].map((stream) => `"stream":${JSON.stringify(stream)}`)
  if (!marks.some((mark) => segment.text.includes(mark))) return []
  return linesOf(segment).flatMap((line, index) => {
    const position = segment.from + index
    if (position > upTo || !marks.some((mark) => line.includes(mark))) return []
    return readEntries([line], position).filter((event) => streams.has(event.stream))
  })
}
