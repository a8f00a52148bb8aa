import { type CommittedEvent, hybridTime, type LogQuery, matchesQuery } from '@causeway/core'
import { readEntries } from '@causeway/protocol'
import type { Database, Segment } from './database.ts'
import { eventsMarked, linesOf, mark } from './texts.ts'

/** How many segments are read at a time: some megabytes, and one wait for the disk. */
const together = 8

/**
 * Committed events up to a position that a query looks for, in its order, at most so many. Segments are chosen by
 * their keys and, for `since`, by halves; of those, lines are searched as text before they are parsed.
 */
export async function findEvents(
  database: Database,
  query: LogQuery,
  upTo: number,
  most: number,
): Promise<CommittedEvent[]> {
  const to = Math.min(upTo, (query.before ?? Number.POSITIVE_INFINITY) - 1)
  const from = Math.max((query.after ?? 0) + 1, await firstSince(database, query.since))
  const groups = marksOf(query)
  const found: CommittedEvent[] = []
  for await (const segment of segmentsBetween(database, from, to, query.order ?? 'oldest')) {
    const events = eventsMarked(segment, groups).filter(
      (event) => event.position >= from && event.position <= to && matchesQuery(query, event),
    )
    if (query.order === 'newest') events.reverse()
    found.push(...events)
    if (found.length >= most) return found.slice(0, most)
  }
  return found
}

/** What the text of an event must hold: of each group one. */
function marksOf({ stream, aggregate, types, correlation, command, actor }: LogQuery): string[][] {
  const groups: string[][] = []
  if (stream !== undefined) groups.push([mark('stream', stream)])
  // Without the closing quotation mark: the id follows.
  if (aggregate !== undefined) groups.push([mark('stream', `${aggregate}/`).slice(0, -1)])
  if (types !== undefined) groups.push(types.map((type) => mark('type', type)))
  if (correlation !== undefined) groups.push([mark('correlation', correlation)])
  if (command !== undefined) groups.push([mark('command', command)])
  if (actor !== undefined) groups.push([mark('actor', actor)])
  return groups
}

/** The segments that hold positions between two, in order or backwards; they may be merged while they are read. */
export async function* segmentsBetween(
  { segments }: Database,
  from: number,
  to: number,
  order: 'oldest' | 'newest',
): AsyncGenerator<Segment> {
  let at = order === 'oldest' ? from : to
  while (at >= from && at <= to) {
    const batch =
      order === 'oldest'
        ? await segments
            .where('from')
            .between((await segments.where('from').belowOrEqual(at).last())?.from ?? at, to, true, true)
            .limit(together)
            .toArray()
        : await segments.where('from').belowOrEqual(at).reverse().limit(together).toArray()
    for (const segment of batch) if (segment.to >= from) yield segment
    const last = batch.at(-1)
    if (!last) return
    at = order === 'oldest' ? last.to + 1 : last.from - 1
  }
}

/**
 * A position before which the relay had received everything by a time: nothing there counts as happening since. The
 * relay's stamps rise with the position, so it is found by halves.
 */
async function firstSince({ segments }: Database, since: number | undefined): Promise<number> {
  if (since === undefined) return 1
  const starts = await segments.toCollection().primaryKeys()
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const segment = await segments.get(starts[middle] ?? 0)
    const [first = ''] = segment ? linesOf(segment) : []
    const [event] = first === '' ? [] : readEntries([first], 1)
    if (event && event.receivedAt < hybridTime(since)) low = middle + 1
    else high = middle
  }
  return starts[low - 1] ?? 1
}
