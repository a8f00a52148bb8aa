import type { CommittedEvent, StreamId } from '@causeway/core'
import { entryEventText, type LogPoint, limits } from '@causeway/protocol'
import type { Database, Meta, ReturnedRecord, Segment } from './database.ts'
import { eventsOfStreams, linesOf, segmentEvents } from './texts.ts'

/** Where segments end, rising. */
export async function segmentEnds(database: Database): Promise<LogPoint[]> {
  const ends: LogPoint[] = []
  await database.segments.each(({ to, digest }) => {
    ends.push({ position: to, digest })
  })
  return ends
}

/** Takes everything after a point back to "to be sent", within a transaction. */
export async function truncateLog(database: Database, meta: Meta, point: LogPoint): Promise<Meta> {
  const cut = await database.segments.where('from').above(point.position).toArray()
  // The point was a segment's end when it was chosen; segments may have been merged since.
  const last = await database.segments.where('from').belowOrEqual(point.position).last()
  const straddling = last && last.to > point.position ? last : undefined
  const returned = [...(straddling ? [straddling] : []), ...cut].flatMap((segment) =>
    returnedFrom(segment, point.position),
  )
  const next: Meta = {
    ...meta,
    position: point.position,
    digest: point.digest,
    revision: meta.revision + 1,
    generation: meta.generation + 1,
  }
  await Promise.all([
    database.returned.bulkPut(returned),
    database.segments.bulkDelete(cut.map(({ from }) => from)),
    straddling && database.segments.put(upTo(straddling, point)),
    database.checkpoints.clear(),
    database.meta.put(next),
  ])
  return next
}

/** The events of a segment after a position, as they are to be sent again. */
function returnedFrom(segment: Segment, after: number): ReturnedRecord[] {
  const lines = linesOf(segment)
  return segmentEvents(segment, Math.max(segment.from, after + 1)).map(({ position, replica, seq }) => ({
    position,
    replica,
    seq,
    text: entryEventText(lines[position - segment.from] ?? ''),
  }))
}

function upTo(segment: Segment, { position, digest }: LogPoint): Segment {
  const lines = linesOf(segment).slice(0, position + 1 - segment.from)
  const arrivals = segment.arrivals?.filter(({ from }) => from <= position)
  return { from: segment.from, to: position, digest, text: lines.join('\n'), ...(arrivals && { arrivals }) }
}

/** All committed events of some streams, up to a position. */
export async function historyOf(
  database: Database,
  streams: readonly StreamId[],
  upTo: number,
): Promise<Map<StreamId, CommittedEvent[]>> {
  const wanted = new Set(streams)
  const history = new Map<StreamId, CommittedEvent[]>(streams.map((stream) => [stream, []]))
  await database.segments
    .where('from')
    .belowOrEqual(upTo)
    .each((segment) => {
      for (const event of eventsOfStreams(segment, wanted, upTo)) history.get(event.stream)?.push(event)
    })
  return history
}

/** The time of an arrival that was not noted. */
export const unknownArrival = 0

/** So many small segments make merging them worth its time. */
const worthMerging = 32

/**
 * Merges neighbouring small segments into full ones, within a transaction; returns how many records were saved. Only
 * the keys are read to find them: a segment reaches to the next one's beginning.
 */
export async function mergeSegments(database: Database, meta: Meta): Promise<number> {
  const starts = await database.segments.toCollection().primaryKeys()
  const spans = starts.map((from, index) => ({ from, to: (starts[index + 1] ?? meta.position + 1) - 1 }))
  if (spans.filter(isSmall).length < worthMerging) return 0
  let saved = 0
  for (const run of smallNeighbours(spans)) saved += await mergeRun(database, run)
  return saved
}

async function mergeRun(database: Database, run: readonly Span[]): Promise<number> {
  const segments = await database.segments.bulkGet(run.map(({ from }) => from))
  const held = segments.flatMap((segment) => segment ?? [])
  const [first] = held
  const last = held.at(-1)
  if (!first || !last) return 0
  await database.segments.bulkDelete(held.map(({ from }) => from))
  await database.segments.put({
    from: first.from,
    to: last.to,
    digest: last.digest,
    text: held.map(({ text }) => text).join('\n'),
    // Where one of them does not know, its part counts as it would alone.
    arrivals: held.flatMap((segment) => segment.arrivals ?? [{ from: segment.from, at: unknownArrival }]),
  })
  return held.length - 1
}

/** From the first position of a segment to its last. */
type Span = Pick<Segment, 'from' | 'to'>

function isSmall({ from, to }: Span): boolean {
  return to - from + 1 < limits.rangeSize / 2
}

/** Runs of two and more small segments that follow on each other, none longer than a full range. */
function smallNeighbours(spans: readonly Span[]): Span[][] {
  const runs: Span[][] = []
  for (const span of spans.filter(isSmall)) {
    const run = runs.at(-1)
    const first = run?.[0]
    const fits = first !== undefined && span.to - first.from + 1 <= limits.rangeSize
    if (run && fits && run.at(-1)?.to === span.from - 1) run.push(span)
    else runs.push([span])
  }
  return runs.filter(({ length }) => length > 1)
}
