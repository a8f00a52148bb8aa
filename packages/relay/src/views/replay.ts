import type { LogQuery, StreamId } from '@causeway/core'
import type { EventLog } from '../log/event-log.ts'
import { type LaneDefinitions, laneEvent } from './lane.ts'
import { createLanes, type LaneThreads } from './lanes.ts'

/** What to fold anew. */
export interface ReplayRequest {
  readonly workspace: string
  /** The view whose rows are wanted, by its name. */
  readonly view: string
  /** Only these events: by type, stream, aggregate, author or time. All of them unless given. */
  readonly query?: Omit<LogQuery, 'order' | 'limit'>
  /** Threads to share the streams between; on the relay's own thread unless given. */
  readonly threads?: LaneThreads
}

/** What it came to. */
export interface Replay {
  /** The rows of the view as JSON, by stream. */
  readonly rows: ReadonlyMap<StreamId, string>
  /** How many events were folded. */
  readonly events: number
}

/** Events read at a time. */
const readAtATime = 2000

/**
 * Folds a log, or what a query finds in it, from the first event: what the view would hold had only that happened. The
 * streams are shared between lanes, which need nothing of each other; nothing is written.
 */
export async function replay(
  log: Pick<EventLog, 'read' | 'search'>,
  definitions: LaneDefinitions,
  { workspace, view, query, threads }: ReplayRequest,
): Promise<Replay> {
  const lanes = createLanes({
    ...{ definitions, threads, isBeginning: true },
    ...{ most: Number.POSITIVE_INFINITY, histories: async () => [] },
  })
  const rows = new Map<StreamId, string>()
  let events = 0
  let after = query?.after ?? 0
  try {
    for (;;) {
      // All of it is read in columns, as devices get it.
      const found = query
        ? await log.search(workspace, { ...query, after }, readAtATime)
        : await log.read(workspace, after + 1, after + readAtATime)
      const last = found.at(-1)
      if (!last) return { rows, events }
      for (const { stream, body } of await lanes.fold(found.map(laneEvent), after, [view])) {
        if (body === null) rows.delete(stream)
        else rows.set(stream, body)
      }
      events += found.length
      after = last.position
    }
  } finally {
    await lanes.close()
  }
}
