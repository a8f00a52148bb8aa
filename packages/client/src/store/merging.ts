import { limits } from '@causeway/protocol'
import type { Database, Meta, OpenSegment } from './database.ts'
import { unknownArrival } from './log.ts'
import { isSmall, type Span, segmentSpans } from './spans.ts'

/** So many small segments make merging them worth its time. */
const worthMerging = 32

/** Merges neighbouring small segments into full ones, within a transaction; returns how many records were saved. */
export async function mergeSegments(database: Database, meta: Meta): Promise<number> {
  const { segments } = database
  const [sealed, released] = await Promise.all([
    segments.where('sealed').equals(1).primaryKeys(),
    segments.where('released').equals(1).primaryKeys(),
  ])
  const done = new Set([...sealed, ...released])
  const spans = (await segmentSpans(database, meta.position)).filter(({ from }) => !done.has(from))
  if (spans.filter(isSmall).length < worthMerging) return 0
  let saved = 0
  for (const run of smallNeighbours(spans)) saved += await mergeRun(database, run)
  return saved
}

async function mergeRun(database: Database, run: readonly Span[]): Promise<number> {
  const segments = await database.segments.bulkGet(run.map(({ from }) => from))
  const held = segments.flatMap((segment) => (segment && 'text' in segment ? segment : []))
  const [first] = held
  const last = held.at(-1)
  if (!first || !last || held.length < segments.length) return 0
  await database.segments.bulkDelete(held.map(({ from }) => from))
  const merged: OpenSegment = {
    from: first.from,
    to: last.to,
    digest: last.digest,
    text: held.map(({ text }) => text).join('\n'),
    // Where one of them does not know, its part counts as it would alone.
    arrivals: held.flatMap((segment) => segment.arrivals ?? [{ from: segment.from, at: unknownArrival }]),
  }
  await database.segments.put(merged)
  return held.length - 1
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
