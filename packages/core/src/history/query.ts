import type { ReplicaId } from '../causality/dot.ts'
import { effectiveTime, wallTime } from '../causality/hybrid-clock.ts'
import type { LoggedEvent, StreamId } from '../model/envelope.ts'

/**
 * What to look for in a log, the same on a device and on a relay. What is left out is not asked; all that is given
 * must hold.
 */
export interface LogQuery {
  readonly stream?: StreamId
  /** All streams of an aggregate, by its name. */
  readonly aggregate?: string
  /** Any of these. */
  readonly types?: readonly string[]
  /** What one action of a person set going. */
  readonly correlation?: string
  readonly command?: string
  readonly actor?: string
  readonly replica?: ReplicaId
  /** With `replica`, the one event of that dot. */
  readonly seq?: number
  /** Effective time, both included; milliseconds since 1970. */
  readonly since?: number
  readonly until?: number
  /** Positions, not included. What has no position yet comes after all that has one. */
  readonly after?: number
  readonly before?: number
  /** Which come first; the oldest unless given. */
  readonly order?: 'oldest' | 'newest'
  /** How many events with a position come at most; {@link defaultPage} unless given. */
  readonly limit?: number
}

/** Part of what a query finds, in its order. */
export interface LogPage<E = LoggedEvent> {
  readonly events: readonly E[]
  /** The query for the next page; absent on the last one. */
  readonly next?: LogQuery
}

/** How many events with a position a page holds unless the query says. */
export const defaultPage = 100

/** Whether an event is one that a query looks for. */
export function matchesQuery(query: LogQuery, event: LoggedEvent): boolean {
  const { stream, aggregate, types, correlation, command, actor, replica, seq, after, before } = query
  if (stream !== undefined && event.stream !== stream) return false
  if (aggregate !== undefined && !event.stream.startsWith(`${aggregate}/`)) return false
  if (types !== undefined && !types.includes(event.type)) return false
  if (correlation !== undefined && event.correlation !== correlation) return false
  if (command !== undefined && event.command !== command) return false
  if (actor !== undefined && event.actor !== actor) return false
  if (replica !== undefined && event.replica !== replica) return false
  if (seq !== undefined && event.seq !== seq) return false
  if (after !== undefined && event.position !== undefined && event.position <= after) return false
  if (before !== undefined && (event.position === undefined || event.position >= before)) return false
  return isWithin(query, event)
}

function isWithin({ since, until }: LogQuery, event: LoggedEvent): boolean {
  if (since === undefined && until === undefined) return true
  const time = wallTime(effectiveTime(event))
  return (since === undefined || time >= since) && (until === undefined || time <= until)
}

/** The query that goes on behind a page whose last event with a position stood at `position`. */
export function nextQuery(query: LogQuery, position: number): LogQuery {
  return query.order === 'newest' ? { ...query, before: position } : { ...query, after: position }
}
