import type { CommittedEvent, RecordedEvent, StreamId } from '@causeway/core'
import { readEntries, readEvent } from '@causeway/protocol'
import type { OpenSegment, PendingRecord } from './database.ts'

/** The lines of a record's text. */
export function linesOf({ text }: { readonly text: string }): string[] {
  return text === '' ? [] : text.split('\n')
}

/** The events of outbox records, in order. */
export function pendingEvents(records: readonly PendingRecord[]): RecordedEvent[] {
  return records.flatMap((record) => linesOf(record).map(readEvent))
}

/** Committed events of a segment, from one position on, up to another. */
export function segmentEvents(segment: OpenSegment, from = segment.from, to = segment.to): CommittedEvent[] {
  return readEntries(linesOf(segment).slice(from - segment.from, to - segment.from + 1), from)
}

/** The events of some streams in a segment. */
export function eventsOfStreams(
  segment: OpenSegment,
  streams: ReadonlySet<StreamId>,
  upTo: number,
): CommittedEvent[] {
  const marks = [...streams].map((stream) => mark('stream', stream))
  return eventsMarked(segment, [marks]).filter(
    ({ stream, position }) => position <= upTo && streams.has(stream),
  )
}

/** How a field with this text stands in an event's text. */
export function mark(
  field: 'replica' | 'stream' | 'type' | 'correlation' | 'command' | 'actor',
  text: string,
): string {
  return `"${field}":${JSON.stringify(text)}`
}

/**
 * The events of a segment whose lines hold a mark of each group. Lines are searched as text first: few of them need
 * parsing. A mark may also stand in an event's data, so whoever asks looks again.
 */
export function eventsMarked(segment: OpenSegment, groups: readonly (readonly string[])[]): CommittedEvent[] {
  const holds = (text: string) => groups.every((marks) => marks.some((one) => text.includes(one)))
  if (!holds(segment.text)) return []
  return linesOf(segment).flatMap((line, index) =>
    holds(line) ? readEntries([line], segment.from + index) : [],
  )
}
