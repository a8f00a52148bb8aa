import {
  dotKey,
  joinClocks,
  type LoggedEvent,
  type ReplicaId,
  type VersionVector,
  withDot,
} from '@causeway/core'
import { type Drawn, type Happening, happenings, type LineChange, type WireSource } from './happenings.ts'

/** A space-time diagram: a line per replica and one for the relay, and what happened on them from left to right. */
export interface Wire {
  readonly lanes: readonly Drawn[]
  /** How many moments there are. */
  readonly columns: number
  /** From left to right. */
  readonly dots: readonly WireDot[]
  readonly arrivals: readonly WireArrival[]
  readonly changes: readonly (LineChange & { readonly column: number })[]
}

/** An event. */
export interface WireDot {
  readonly key: string
  readonly event: LoggedEvent
  /** Its replica; the relay itself where that recorded it. */
  readonly lane: ReplicaId | typeof relayLane
  readonly column: number
  /** When the relay gave it its position; `undefined` while it waits. */
  readonly placed: number | undefined
  /** What its author had certainly seen of the whole log. */
  readonly past: VersionVector
}

/** A stretch of the log that came to a replica. */
export interface WireArrival {
  readonly replica: ReplicaId
  readonly column: number
  /** Positions, both included. */
  readonly from: number
  readonly to: number
  readonly seen: boolean
}

/** The relay's own line, which has no replica until it does something by itself. */
export const relayLane = '*'

/** Lays out what happened: each moment has a column, and what comes to several replicas at once shares one. */
export function drawWire(source: WireSource): Wire {
  const dots = new Map<string, WireDot>()
  const arrivals: WireArrival[] = []
  const changes: (LineChange & { readonly column: number })[] = []
  const byPosition = new Map<number, WireDot>()
  /** What each replica has seen so far. */
  const seen = new Map<ReplicaId, VersionVector>()
  let column = -1
  let before: Happening | undefined

  const seenBy = (replica: ReplicaId) => seen.get(replica) ?? {}
  function learn(replica: ReplicaId, { event, past }: WireDot): void {
    seen.set(replica, withDot(joinClocks(seenBy(replica), past), event))
  }

  for (const happening of happenings(source)) {
    if (!sharesColumn(before, happening, arrivals, column)) column += 1
    before = happening
    switch (happening.kind) {
      case 'recorded': {
        const { event } = happening
        const past = joinClocks(seenBy(event.replica), event.clock)
        const dot = { key: dotKey(event), event, lane: event.replica, column, placed: undefined, past }
        dots.set(dot.key, dot)
        learn(event.replica, dot)
        break
      }
      case 'placed': {
        const { event } = happening
        const key = dotKey(event)
        const recorded = dots.get(key)
        const past = joinClocks(seenBy(relayLane), event.clock)
        const dot = recorded
          ? { ...recorded, event, placed: column }
          : { key, event, lane: relayLane, column, placed: column, past }
        dots.set(key, dot)
        byPosition.set(event.position, dot)
        learn(relayLane, dot)
        break
      }
      case 'arrived': {
        const { replica, from, to } = happening
        arrivals.push({ ...happening, column })
        for (let position = from; position <= to; position++) {
          const dot = byPosition.get(position)
          if (dot) learn(replica, dot)
        }
        break
      }
      case 'changed':
        changes.push({ ...happening.change, column })
    }
  }
  return {
    lanes: [{ id: relayLane, name: 'The relay' }, ...source.replicas],
    columns: column + 1,
    dots: [...dots.values()].toSorted((a, b) => a.column - b.column),
    arrivals,
    changes,
  }
}

function sharesColumn(
  before: Happening | undefined,
  { kind, ...now }: Happening,
  arrivals: readonly WireArrival[],
  column: number,
): boolean {
  if (before?.kind !== 'arrived' || kind !== 'arrived' || !('replica' in now)) return false
  return !arrivals.some((one) => one.column === column && one.replica === now.replica)
}
