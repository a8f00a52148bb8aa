import type { StreamId } from '@causeway/core'
import { digestAfter, mayHoldStream, streamFilter } from '@causeway/protocol'
import type { KeptLine, OpenSegment, ReleasedSegment } from './database.ts'
import { linesOf, segmentEvents } from './texts.ts'

/** What stays of a segment, with all events it has of some streams. */
export function outlineOf(segment: OpenSegment, keep: ReadonlySet<StreamId>): ReleasedSegment {
  const { text: _text, fetched: _fetched, ...span } = segment
  const events = segmentEvents(segment)
  const lines = linesOf(segment)
  const streams = streamFilter(new Set(events.map(({ stream }) => stream)))
  // Those that the filter only takes for being in it are named as well: nobody needs to fetch it to find that out.
  const kept = new Map<StreamId, KeptLine[]>(
    [...keep].filter((stream) => mayHoldStream(streams, stream)).map((stream) => [stream, []]),
  )
  for (const [index, { stream, position }] of events.entries())
    kept.get(stream)?.push([position, lines[index] ?? ''])
  const receivedAt = events[0]?.receivedAt ?? 0
  return { ...span, released: 1, streams, receivedAt, kept: Object.fromEntries(kept) }
}

/** Whether these are the lines that were released, going by the digest before them and the one after. */
export function areThose(
  { from, to, digest }: ReleasedSegment,
  before: string,
  lines: readonly string[],
): boolean {
  return lines.length === to - from + 1 && digestAfter(before, lines) === digest
}
