import type { CommittedEvent, StreamId } from '@causeway/core'
import { entryEventText, type LogPoint, mayHoldStream } from '@causeway/protocol'
import type { Database, Meta, OpenSegment, ReturnedRecord, Segment } from './database.ts'
import { keptEvents } from './kept.ts'
import { openSegment, type StoredLog, unpacked } from './opened-segments.ts'
import { withFloor } from './own-events.ts'
import { eventsOfStreams, linesOf, segmentEvents } from './texts.ts'

/** Where segments end, rising. */
export async function segmentEnds(database: Database): Promise<LogPoint[]> {
  const ends: LogPoint[] = []
  await database.segments.each(({ to, digest }) => {
    ends.push({ position: to, digest })
  })
  return ends
}

/** The sealed segments that have events after a position, opened: what cutting the log there will need. */
export async function openedAfter(database: Database, position: number): Promise<OpenedSegments> {
  const { segments } = database
  const [last, cut] = await Promise.all([
    segments.where('from').belowOrEqual(position).last(),
    segments.where('from').above(position).toArray(),
  ])
  const sealed = [...(last ? [last] : []), ...cut].filter((segment) => 'packed' in segment)
  const opened = new Map<number, OpenSegment>()
  for (const segment of sealed) opened.set(segment.from, await unpacked(segment))
  return opened
}

/** Segments by where they begin. */
export type OpenedSegments = ReadonlyMap<number, OpenSegment>

/**
 * Takes everything after a point back to "to be sent", within a transaction, given the sealed segments it will need. When
 * another was sealed meanwhile, nothing is done and nothing comes back.
 */
export async function truncateLog(
  database: Database,
  meta: Meta,
  point: LogPoint,
  opened: OpenedSegments,
): Promise<Meta | undefined> {
  const cut = await database.segments.where('from').above(point.position).toArray()
  // The point was a segment's end when it was chosen; segments may have been merged since.
  const last = await database.segments.where('from').belowOrEqual(point.position).last()
  const straddling = last && last.to > point.position ? [last] : []
  const open: OpenSegment[] = []
  for (const segment of [...straddling, ...cut]) {
    // Nobody can give back what is not here: whoever cuts here knows that the relay has it.
    if ('released' in segment) continue
    const readable = 'text' in segment ? segment : opened.get(segment.from)
    if (!readable) return undefined
    open.push(readable)
  }
  const returned = open.flatMap((segment) => returnedFrom(segment, point.position))
  const kept = straddling.length > 0 && open[0]
  await Promise.all([
    database.returned.bulkPut(returned),
    database.segments.bulkDelete(cut.map(({ from }) => from)),
    kept && database.segments.put(upTo(kept, point)),
    database.checkpoints.clear(),
  ])
  const { mac: _mac, ...before } = await withFloor(database, meta)
  const next: Meta = {
    ...before,
    position: point.position,
    digest: point.digest,
    revision: meta.revision + 1,
    generation: meta.generation + 1,
  }
  await database.meta.put(next)
  return next
}

/** The events of a segment after a position, as they are to be sent again. */
function returnedFrom(segment: OpenSegment, after: number): ReturnedRecord[] {
  const lines = linesOf(segment)
  return segmentEvents(segment, Math.max(segment.from, after + 1)).map(({ position, replica, seq }) => ({
    position,
    replica,
    seq,
    text: entryEventText(lines[position - segment.from] ?? ''),
  }))
}

function upTo(segment: OpenSegment, { position, digest }: LogPoint): OpenSegment {
  const lines = linesOf(segment).slice(0, position + 1 - segment.from)
  const arrivals = segment.arrivals?.filter(({ from }) => from <= position)
  return { from: segment.from, to: position, digest, text: lines.join('\n'), ...(arrivals && { arrivals }) }
}

/** All committed events of some streams, up to a position, as the log stands at one moment. */
export async function historyOf(
  log: StoredLog,
  streams: readonly StreamId[],
  upTo: number,
): Promise<Map<StreamId, CommittedEvent[]>> {
  const wanted = new Set(streams)
  const found: (readonly CommittedEvent[] | Segment)[] = []
  await log.database.segments
    .where('from')
    .belowOrEqual(upTo)
    .each((segment) => {
      if ('text' in segment) found.push(eventsOfStreams(segment, wanted, upTo))
      else if ('released' in segment) found.push(keptEvents(segment, streams, upTo) ?? segment)
      else if (streams.some((stream) => mayHoldStream(segment.streams, stream))) found.push(segment)
    })
  const history = new Map<StreamId, CommittedEvent[]>(streams.map((stream) => [stream, []]))
  for (const part of found) {
    const events = 'to' in part ? eventsOfStreams(await openSegment(log, part), wanted, upTo) : part
    for (const event of events) history.get(event.stream)?.push(event)
  }
  return history
}

/** The time of an arrival that was not noted. */
export const unknownArrival = 0
