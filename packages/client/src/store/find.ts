import {
  type CommittedEvent,
  type HybridTime,
  hybridTime,
  type LogQuery,
  matchesQuery,
  parseStreamId,
} from '@causeway/core'
import { mayHoldStream, readEntries } from '@causeway/protocol'
import { type OpenSegment, type Segment, stillOpen } from './database.ts'
import { openSegment, openSegments, type StoredLog } from './opened-segments.ts'
import { eventsMarked, linesOf, mark } from './texts.ts'

/** How many segments are read at a time: some megabytes, and one wait for the disk. */
const together = 8

/**
 * Committed events up to a position that a query looks for, in its order, at most so many. Segments are chosen by
 * their keys and, for `since`, by halves; of those, lines are searched as text before they are parsed.
 */
export async function findEvents(
  log: StoredLog,
  query: LogQuery,
  upTo: number,
  most: number,
): Promise<CommittedEvent[]> {
  const found: CommittedEvent[] = []
  for await (const { events } of scanLog(log, query, upTo)) {
    found.push(...events)
    if (found.length >= most) return found.slice(0, most)
  }
  return found
}

/** What was found in one record of the log. */
export interface Scanned {
  /** The search has come to this position. */
  readonly to: number
  readonly events: readonly CommittedEvent[]
}

/** All that a query finds up to a position, record by record, in its order: no more than a few records are in memory. */
export async function* scanLog(log: StoredLog, query: LogQuery, upTo: number): AsyncGenerator<Scanned> {
  const to = Math.min(upTo, (query.before ?? Number.POSITIVE_INFINITY) - 1)
  const from = Math.max((query.after ?? 0) + 1, await firstSince(log, query.since))
  const groups = marksOf(query)
  const { stream, order = 'oldest' } = query
  const mayMatter = (segment: Segment) =>
    stream === undefined || 'text' in segment || mayHoldStream(segment.streams, stream)
  for await (const segment of segmentsBetween(log, from, to, order, mayMatter)) {
    const events = eventsMarked(segment, groups).filter(
      (event) => event.position >= from && event.position <= to && matchesQuery(query, event),
    )
    if (order === 'newest') events.reverse()
    yield { to: segment.to, events }
  }
}

/** All committed events of some aggregates up to a position, record by record. */
export async function* eventsOfAggregates(
  log: StoredLog,
  aggregates: readonly string[],
  upTo: number,
): AsyncGenerator<Scanned> {
  const groups = [aggregates.map(markOfAggregate)]
  const wanted = new Set(aggregates)
  for await (const segment of segmentsBetween(log, 1, upTo, 'oldest')) {
    const events = eventsMarked(segment, groups).filter(
      ({ position, stream }) => position <= upTo && wanted.has(parseStreamId(stream).aggregate),
    )
    yield { to: segment.to, events }
  }
}

/** All committed events of some commands up to a position, record by record. */
export async function* eventsOfCommands(
  log: StoredLog,
  commands: ReadonlySet<string>,
  upTo: number,
): AsyncGenerator<Scanned> {
  const wanted = new Set([...commands].map((command) => JSON.stringify(command)))
  for await (const segment of segmentsBetween(log, 1, upTo, 'oldest')) {
    const events = linesOf(segment).flatMap((line, index) =>
      wanted.has(commandIn(line)) ? readEntries([line], segment.from + index) : [],
    )
    yield { to: segment.to, events: events.filter(({ position }) => position <= upTo) }
  }
}

/** The command of an entry as it is written there: a log is searched for many of them at once, and parsed for few. */
function commandIn(line: string): string {
  const field = '"command":'
  return line.slice(line.lastIndexOf(field) + field.length, line.lastIndexOf(',"correlation":'))
}

/** What the text of an event must hold: of each group one. */
function marksOf({
  stream,
  aggregate,
  types,
  correlation,
  command,
  actor,
  replica,
  seq,
}: LogQuery): string[][] {
  const groups: string[][] = []
  if (stream !== undefined) groups.push([mark('stream', stream)])
  if (aggregate !== undefined) groups.push([markOfAggregate(aggregate)])
  if (types !== undefined) groups.push(types.map((type) => mark('type', type)))
  if (correlation !== undefined) groups.push([mark('correlation', correlation)])
  if (command !== undefined) groups.push([mark('command', command)])
  if (actor !== undefined) groups.push([mark('actor', actor)])
  if (replica !== undefined) groups.push([mark('replica', replica)])
  if (seq !== undefined) groups.push([`"seq":${seq},`])
  return groups
}

/** Without the closing quotation mark: the id follows. */
function markOfAggregate(aggregate: string): string {
  return mark('stream', `${aggregate}/`).slice(0, -1)
}

/**
 * The segments that hold positions between two, in order or backwards, opened unless they cannot matter; they may be merged
 * while they are read.
 */
export async function* segmentsBetween(
  log: StoredLog,
  from: number,
  to: number,
  order: 'oldest' | 'newest',
  mayMatter: (segment: Segment) => boolean = () => true,
): AsyncGenerator<OpenSegment> {
  const reaching = (position: number) => stillOpen(log.database).segments.where('from').belowOrEqual(position)
  let at = order === 'oldest' ? from : to
  while (at >= from && at <= to) {
    const batch =
      order === 'oldest'
        ? await segmentsReaching(log, at, to)
        : await reaching(at).reverse().limit(together).toArray()
    const wanted = batch.filter((segment) => segment.to >= from && mayMatter(segment))
    for (let next = 0; next < wanted.length; ) {
      // What is to be fetched is fetched together; what is here is opened one after the other.
      const end = wanted.findIndex((segment, index) => index >= next && !('released' in segment))
      const some = wanted.slice(next, Math.max(next + 1, end < 0 ? wanted.length : end))
      // One that was merged since reaches back into what was given already.
      const [low, high] = order === 'oldest' ? [at, to] : [from, at]
      for (const segment of await openSegments(log, some)) yield within(segment, low, high)
      next += some.length
    }
    const last = batch.at(-1)
    if (!last) return
    at = order === 'oldest' ? last.to + 1 : last.from - 1
  }
}

/** What of a segment lies between two positions. */
function within(segment: OpenSegment, low: number, high: number): OpenSegment {
  const [from, to] = [Math.max(low, segment.from), Math.min(high, segment.to)]
  if (from === segment.from && to === segment.to) return segment
  const lines = linesOf(segment).slice(from - segment.from, to - segment.from + 1)
  return { ...segment, from, to, text: lines.join('\n') }
}

/** The first segments that reach a position or lie behind it: as of one moment, for they may be merged in between. */
function segmentsReaching({ database }: StoredLog, position: number, to: number): PromiseLike<Segment[]> {
  const { segments } = stillOpen(database)
  return database.transaction('r', segments, async () => {
    const first = await segments.where('from').belowOrEqual(position).last()
    const start = first?.from ?? position
    return segments.where('from').between(start, to, true, true).limit(together).toArray()
  })
}

/**
 * A position before which the relay had received everything by a time: nothing there counts as happening since. The
 * relay's stamps rise with the position, so it is found by halves.
 */
export async function firstSince(log: StoredLog, since: number | undefined): Promise<number> {
  if (since === undefined) return 1
  const starts = await log.database.segments.toCollection().primaryKeys()
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const segment = await stillOpen(log.database).segments.get(starts[middle] ?? 0)
    const received = segment && (await firstReceived(log, segment))
    if (received !== undefined && received < hybridTime(since)) low = middle + 1
    else high = middle
  }
  return starts[low - 1] ?? 1
}

/** When the relay received the first event of a segment. */
async function firstReceived(log: StoredLog, segment: Segment): Promise<HybridTime | undefined> {
  if ('released' in segment) return segment.receivedAt
  const [first] = linesOf(await openSegment(log, segment))
  return first === undefined ? undefined : readEntries([first], 1)[0]?.receivedAt
}
