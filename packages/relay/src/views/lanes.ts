import { parseStreamId, type StreamId } from '@causeway/core'
import { createLane, type Lane, type LaneDefinitions, type LaneEvent, type LaneRow, laneOf } from './lane.ts'
import { createWorkerLane } from './worker-lane.ts'

/** Threads that fold for views. */
export interface LaneThreads {
  /** A module of the app that calls `serveLane`. */
  readonly script: URL
  /** How many threads. */
  readonly count: number
}

/** Earlier events of streams that are not held, up to a position. */
export type ReadHistories = (streams: readonly StreamId[], upTo: number) => Promise<readonly LaneEvent[]>

/** The streams of a log, folded up to a position by one or several lanes. */
export interface Lanes {
  /** Folds the events behind the position; the streams among them that are not held are read first. */
  fold(events: readonly LaneEvent[], from: number, views: readonly string[]): Promise<readonly LaneRow[]>
  /** Whether they have threads of their own. */
  readonly isThreaded: boolean
  close(): Promise<void>
}

/** What lanes are made of. */
export interface LanesSetting {
  readonly definitions: LaneDefinitions
  /** On the relay's own thread unless given. */
  readonly threads?: LaneThreads | undefined
  /** Whether they fold from the first event: then a stream that is not held is new. */
  readonly isBeginning: boolean
  /** Events held at most, about: beyond it all is put down, and read anew where it is needed. */
  readonly most: number
  readonly histories: ReadHistories
}

/** Lanes that hold nothing yet. Each stream is always in the same lane, and lanes need nothing of each other. */
export function createLanes({ definitions, threads, isBeginning, most, histories }: LanesSetting): Lanes {
  const lanes: readonly Lane[] = threads
    ? Array.from({ length: threads.count }, () => createWorkerLane(threads.script))
    : [createLane(definitions)]
  const held = new Set<StreamId>()
  let events = 0
  /** The aggregates whose streams are folded. */
  let followed: ReadonlySet<string> | undefined
  /** Those of them all of whose streams are held. */
  let whole: ReadonlySet<string> = new Set()

  function putDown(): void {
    for (const lane of lanes) lane.clear()
    held.clear()
    events = 0
    whole = new Set()
  }

  function follow(views: readonly string[]): ReadonlySet<string> {
    const now = new Set(
      definitions.views.filter(({ name }) => views.includes(name)).map(({ from }) => from.name),
    )
    if (followed === undefined && isBeginning) whole = now
    // What is held of others is not kept up any more.
    if ([...(followed ?? [])].some((name) => !now.has(name))) putDown()
    followed = now
    return now
  }

  async function missing(arrived: readonly LaneEvent[], from: number): Promise<readonly LaneEvent[]> {
    const unknown = new Set<StreamId>()
    for (const { stream } of arrived) {
      if (held.has(stream)) continue
      held.add(stream)
      if (!whole.has(parseStreamId(stream).aggregate)) unknown.add(stream)
    }
    return unknown.size === 0 || from === 0 ? [] : histories([...unknown], from)
  }

  return {
    isThreaded: threads !== undefined,
    async fold(arrived, from, views) {
      const names = follow(views)
      const own = arrived.filter(({ stream }) => names.has(parseStreamId(stream).aggregate))
      if (own.length === 0) return []
      const earlier = await missing(own, from)
      const shares: LaneEvent[][] = lanes.map(() => [])
      for (const event of [...earlier, ...own]) shares[laneOf(event.stream, lanes.length)]?.push(event)
      const rows = await Promise.all(lanes.map((lane, index) => lane.fold(shares[index] ?? [], views)))
      events += earlier.length + own.length
      if (events > most) putDown()
      return rows.flat()
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}
