import {
  type Causal,
  type Dot,
  dotKey,
  joinClocks,
  type RecordedEvent,
  type ReplicaId,
  type StreamId,
  Undone,
  undoes,
  type VectorClock,
  withDot,
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
  /** By its old `dotKey`, the dot of each event written anew, and of each that the log has. */
  readonly moved: ReadonlyMap<string, Dot>
}

/**
 * Writes events nobody has acknowledged anew, on the end of another chain: this replica's own without what the relay
 * refused, or a new replica's. Facts, times, commands and correlations stay; dots, hashes and the dots named in
 * clocks, causations and what takes back follow. What the log has already, under another dot, counts as that.
 *
 * @param events one replica's pending events in `seq` order
 * @param without old `dotKey`s of events to leave out; see {@link heldWith}
 * @param logged by its old `dotKey`, what the log has
 */
export function rechain(
  events: readonly RecordedEvent[],
  onto: ChainEnd,
  without: ReadonlySet<string>,
  logged: ReadonlyMap<string, Causal> = new Map(),
): Rechained {
  const moved = new Map<string, Dot>()
  const held: Dot[] = []
  const chained: ChainedEvent[] = []
  const seen = createSeen()
  let { seq, hash } = onto
  for (const event of events) {
    const { replica } = event
    if (without.has(dotKey(event))) {
      held.push({ replica, seq: event.seq })
      continue
    }
    const clock = seen.by(event)
    const committed = logged.get(dotKey(event))
    if (committed) {
      const dot = { replica: committed.replica, seq: committed.seq }
      moved.set(dotKey(event), dot)
      seen.add(event, withDot(committed.clock, dot))
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
      clock,
      prev: hash,
      ...(causation && { causation }),
    }
    const text = eventText(rewritten)
    hash = chainHash(text)
    moved.set(dotKey(event), dot)
    seen.add(event, { [dot.replica]: seq })
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

/** What events written anew had seen of their streams, by the dots that there are now. */
interface Seen {
  /** The clock of an event. */
  by(event: RecordedEvent): VectorClock
  /** What an event is now: whoever had seen it has seen this, and what was added of its stream before. */
  add(event: RecordedEvent, clock: VectorClock): void
}

/** How much of its stream somebody has seen who had seen own events up to a `seq`. */
interface SeenUpTo {
  readonly seq: number
  readonly clock: VectorClock
}

function createSeen(): Seen {
  const streams = new Map<StreamId, SeenUpTo[]>()
  return {
    by({ stream, clock, replica }) {
      const own = clock[replica] ?? 0
      // The first event here had seen what is before all of them, which stays what it was.
      const before = { seq: own, clock: own > 0 ? { [replica]: own } : {} }
      const seen = streams.get(stream) ?? [before]
      streams.set(stream, seen)
      const { clock: now } = seen.findLast(({ seq }) => seq <= own) ?? before
      const { [replica]: ownNow = 0, ...othersNow } = now
      const { [replica]: _own, ...others } = clock
      // Where nothing has moved not a letter changes: the order of the fields is part of the text.
      return joinClocks(ownNow > 0 ? { ...clock, [replica]: ownNow } : others, othersNow)
    },
    add({ stream, seq }, clock) {
      const seen = streams.get(stream)
      seen?.push({ seq, clock: joinClocks(seen.at(-1)?.clock ?? {}, clock) })
    },
  }
}
