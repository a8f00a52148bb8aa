import type { Dot } from '../causality/dot.ts'
import type { HybridTime } from '../causality/hybrid-clock.ts'
import type { VectorClock } from '../causality/vector-clock.ts'

/** An immutable fact about one stream, as its author recorded it. */
export interface RecordedEvent<D = unknown> extends Dot {
  /** The aggregate instance it is about, `aggregate/id`. */
  readonly stream: StreamId
  readonly type: string
  /** The schema version of `data`. */
  readonly version: number
  readonly data: D
  /** Which of this stream's events its author had seen. */
  readonly clock: VectorClock
  readonly at: HybridTime
  readonly actor: string
  /** Id of the command that caused it: the same command is never carried out twice. */
  readonly command: string
  /** Shared by everything that one action of a person set going. */
  readonly correlation: string
  /** The event that caused the command, where one did. */
  readonly causation?: Dot
  /** Chain hash of this replica's previous event; the empty string before its first. */
  readonly prev: string
}

/** An event with its place in the workspace's one committed order. */
export interface CommittedEvent<D = unknown> extends RecordedEvent<D> {
  /** Gapless from 1 within a workspace. */
  readonly position: number
  /** The relay's stamp; rises strictly with the position. */
  readonly receivedAt: HybridTime
}

/** Any event: pending while it has no position. */
export interface LoggedEvent<D = unknown> extends RecordedEvent<D> {
  readonly position?: number
  readonly receivedAt?: HybridTime
}

/** `aggregate/id`. An aggregate's name holds no slash; an id may. */
export type StreamId = string

/** The stream of one aggregate instance. */
export function streamId(aggregate: string, id: string): StreamId {
  return `${aggregate}/${id}`
}

/** The two parts of a stream id. */
export function parseStreamId(stream: StreamId): {
  readonly aggregate: string
  readonly id: string
} {
  const slash = stream.indexOf('/')
  return slash < 0
    ? { aggregate: stream, id: '' }
    : { aggregate: stream.slice(0, slash), id: stream.slice(slash + 1) }
}

/** True once the relay gave the event its position. */
export function isCommitted<D>(event: LoggedEvent<D>): event is CommittedEvent<D> {
  return event.position !== undefined
}
