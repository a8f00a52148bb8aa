import {
  type Dot,
  dotKey,
  type RecordedEvent,
  type ReplicaId,
  type StreamId,
  Undone,
  undoes,
} from '@causeway/core'
import { type ChainHead, chainHash, eventText } from '@causeway/protocol'

/** The end of a replica's chain, onto which the next event goes: seq 0 and an empty hash before the first. */
export interface ChainEnd extends ChainHead {
  readonly replica: ReplicaId
}

/** An event as it goes to the relay, with the text that is hashed. */
export interface ChainedEvent {
  readonly event: RecordedEvent
  readonly text: string
  readonly hash: string
}

/** A chain written anew. */
export interface Rechained {
  readonly events: readonly ChainedEvent[]
  /** The old dots of those left out. */
  readonly held: readonly Dot[]
  /** For each event written anew, by its old `dotKey`, its new dot. */
  readonly moved: ReadonlyMap<string, Dot>
}

/**
 * Writes events nobody has acknowledged anew, on the end of another chain: this replica's own without what the relay
 * refused, or a new replica's. Facts, times, commands and correlations stay; dots, hashes and the dots named in
 * clocks, causations and what takes back follow.
 *
 * @param events one replica's pending events in `seq` order
 * @param without old `dotKey`s of events to leave out; see {@link heldWith}
 */
export function rechain(
  events: readonly RecordedEvent[],
  onto: ChainEnd,
  without: ReadonlySet<string>,
): Rechained {
  const moved = new Map<string, Dot>()
  const held: Dot[] = []
  const chained: ChainedEvent[] = []
  const beforeThese = earliestSeen(events)
  let { seq, hash } = onto
  for (const event of events) {
    const { replica } = event
    if (without.has(dotKey(event))) {
      held.push({ replica, seq: event.seq })
      continue
    }
    seq += 1
    const dot = { replica: onto.replica, seq }
    const causation = event.causation && (moved.get(dotKey(event.causation)) ?? event.causation)
    const undone = undoes(event)
    const target = undone && moved.get(dotKey(undone))
    const rewritten: RecordedEvent = {
      ...event,
      ...(target && Undone.of({ of: target })),
      ...dot,
      clock: movedClock(event, moved, beforeThese.get(event.stream)),
      prev: hash,
      ...(causation && { causation }),
    }
    const text = eventText(rewritten)
    hash = chainHash(text)
    moved.set(dotKey(event), dot)
    chained.push({ event: rewritten, text, hash })
  }
  return { events: chained, held, moved }
}

/**
 * What must be left out when these events are refused: all events of their commands, which are done wholly or not at
 * all, and in turn whatever had seen one of them in its stream or was caused by one.
 *
 * @param events one replica's pending events in `seq` order
 * @param refused `dotKey`s
 */
export function heldWith(
  events: readonly RecordedEvent[],
  refused: ReadonlySet<string>,
): ReadonlySet<string> {
  const held = new Set<string>()
  const commands = new Set<string>()
  const firstHeld = new Map<StreamId, number>()
  let found: boolean
  do {
    found = false
    for (const event of events) {
      const key = dotKey(event)
      if (held.has(key)) continue
      const seen = event.clock[event.replica] ?? 0
      const depends =
        refused.has(key) ||
        commands.has(event.command) ||
        seen >= (firstHeld.get(event.stream) ?? Number.POSITIVE_INFINITY) ||
        (event.causation !== undefined && held.has(dotKey(event.causation)))
      if (!depends) continue
      found = true
      held.add(key)
      commands.add(event.command)
      firstHeld.set(event.stream, Math.min(event.seq, firstHeld.get(event.stream) ?? event.seq))
    }
  } while (found)
  return held
}

/** Per stream, how much of the replica's own its first event here had seen: what is before these events. */
function earliestSeen(events: readonly RecordedEvent[]): ReadonlyMap<StreamId, number> {
  const seen = new Map<StreamId, number>()
  for (const { stream, clock, replica } of events) {
    if (!seen.has(stream)) seen.set(stream, clock[replica] ?? 0)
  }
  return seen
}

function movedClock(
  { clock, replica }: RecordedEvent,
  moved: ReadonlyMap<string, Dot>,
  beforeThese: number | undefined,
): RecordedEvent['clock'] {
  const own = clock[replica]
  const now = own === undefined ? undefined : moved.get(dotKey({ replica, seq: own }))
  if (!now) return clock
  if (now.replica === replica) return { ...clock, [replica]: now.seq }
  const { [replica]: _own, ...others } = clock
  return beforeThese
    ? { ...others, [replica]: beforeThese, [now.replica]: now.seq }
    : { ...others, [now.replica]: now.seq }
}
