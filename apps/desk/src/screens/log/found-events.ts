import type { Workspace } from '@causeway/client'
import { isCommitted, type LoggedEvent, type LogPage, type LogQuery } from '@causeway/core'

/** What a query has found so far. */
export interface FoundEvents {
  /** With their places, in the query's order. */
  readonly committed: readonly LoggedEvent[]
  /** On this device only, in the query's order. */
  readonly pending: readonly LoggedEvent[]
  /** The query for what follows; absent when there is no more. */
  readonly next: LogQuery | undefined
  /** Up to this position the log had been looked through when it was read last. */
  readonly upTo: number
}

type Readable = Pick<Workspace, 'query' | 'sync'>

/** Events read at a time. */
const page = 200

/** As many as are kept at once: whoever wants to see more goes on from there. */
export const mostFound = 5000

/** The first page. */
export async function findFirst(workspace: Readable, query: LogQuery): Promise<FoundEvents> {
  const upTo = workspace.sync.getState().position
  const found = await workspace.query({ ...query, limit: page })
  return { ...parted(found), next: found.next, upTo }
}

/** With one page more. */
export async function findMore(workspace: Readable, found: FoundEvents): Promise<FoundEvents> {
  if (!found.next || found.committed.length >= mostFound) return found
  const more = await workspace.query(found.next)
  const { committed, pending } = parted(more)
  return {
    ...found,
    committed: [...found.committed, ...committed],
    pending: [...found.pending, ...pending],
    next: more.next,
  }
}

/** With what came in since: only the log's end is read again. */
export async function findNew(
  workspace: Readable,
  query: LogQuery,
  found: FoundEvents,
): Promise<FoundEvents> {
  const upTo = workspace.sync.getState().position
  // After a loss was healed positions may be other ones.
  if (upTo < found.upTo) return findFirst(workspace, query)
  const isNewest = query.order === 'newest'
  // What is new comes before the first page, or behind the last one.
  if (isNewest ? query.before !== undefined : found.next !== undefined) return found
  const known = (isNewest ? found.committed[0] : found.committed.at(-1))?.position ?? 0
  const after = Math.max(known, found.upTo, query.after ?? 0)
  const more = await workspace.query({ ...query, after, limit: page })
  const { committed, pending } = parted(more)
  if (!isNewest) return { committed: [...found.committed, ...committed], pending, next: more.next, upTo }
  // More than a page came in: what lies between is not known.
  if (more.next)
    return { committed, pending, next: { ...query, before: more.next.before ?? 0, limit: page }, upTo }
  return { ...found, committed: [...committed, ...found.committed], pending, upTo }
}

function parted({
  events,
}: LogPage<{ readonly event: LoggedEvent }>): Pick<FoundEvents, 'committed' | 'pending'> {
  const all = events.map(({ event }) => event)
  return {
    committed: all.filter(isCommitted),
    pending: all.filter((event) => !isCommitted(event)),
  }
}
