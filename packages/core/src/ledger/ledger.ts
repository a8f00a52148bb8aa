import type { Dot, ReplicaId } from '../causality/dot.ts'
import { emptyClock, type VectorClock, type VersionVector } from '../causality/vector-clock.ts'
import type { Aggregate } from '../model/aggregate.ts'
import { type CommittedEvent, type LoggedEvent, type StreamId, streamId } from '../model/envelope.ts'
import { aggregateOf, type Model } from '../model/model.ts'
import { fromCheckpoint, type StreamCheckpoint, toCheckpoint } from './checkpoint.ts'
import { plainlyApplied } from './judge.ts'
import { Stream } from './stream.ts'
import type { Judgement, Moment, RefusedEvent, Transition } from './transition.ts'

/**
 * The fold of a workspace's log: pure and synchronous, the same in the browser, in the relay, in time travel and in
 * tests. Others bring it events and carry away transitions.
 */
export interface Ledger {
  /** Of the last committed event folded in. */
  readonly position: number
  /** How far each replica's events are committed. */
  readonly vector: VersionVector
  /**
   * Folds committed events in, which follow on `position` without a gap; those up to `position` are held already and
   * passed over. Own pending events among them move from the optimistic layer to the committed one.
   * Throws a {@link LedgerError} on a gap, or when history is needed that was not supplied (see `lacking`).
   */
  commit(events: readonly CommittedEvent[]): readonly Transition[]
  /** Lays pending events on top, in the order they were recorded. */
  record(events: readonly LoggedEvent[]): readonly Transition[]
  /** Takes pending events back: refused by the relay, or recorded anew under another replica id. */
  retract(dots: readonly Dot[]): readonly Transition[]
  /** The streams, known only from a checkpoint, whose history must be supplied before `events` can be folded. */
  lacking(events: readonly LoggedEvent[]): readonly StreamId[]
  /** Gives a stream all its committed events up to `position`. */
  supply(stream: StreamId, history: readonly CommittedEvent[]): void
  /** The optimistic state of an aggregate instance; its initial state when there are no events. */
  state<S>(aggregate: Pick<Aggregate<S>, 'name' | 'initialState'>, id: string): S
  /** A stream's optimistic state and status; `undefined` when it has no events. */
  moment(stream: StreamId): Moment | undefined
  /** What a new event of the stream has seen, for its `clock`. */
  clock(stream: StreamId): VectorClock
  /**
   * Whether `actor` may take back an event of the stream with an `Undone`: true, or why not, in people's words. Throws
   * a {@link LedgerError} when the stream's history was not supplied: it is `lacking` for the `Undone`.
   */
  undoable(event: Dot & Pick<LoggedEvent, 'stream'>, actor: string): true | string
  /** Every event that folding refused, stream by stream; those that are only on this device among them. */
  refused(): Iterable<RefusedEvent>
  /** What folding did with an event. */
  judgement(event: Dot & Pick<LoggedEvent, 'stream'>): Judgement
  streams(): Iterable<StreamId>
  /** The committed layers of the given streams as plain JSON; streams with nothing committed are left out. */
  checkpoint(streams: Iterable<StreamId>): readonly StreamCheckpoint[]
  /** Takes checkpoints in, all of one position, into a ledger that is still empty. */
  restore(
    checkpoints: readonly StreamCheckpoint[],
    at: { readonly position: number; readonly vector: VersionVector },
  ): void
  /**
   * Folds whole streams that `restore` was not given, because their checkpoints are not to be used: all their committed
   * events up to `position`, in order, in one part or several. It comes right after `restore`.
   */
  refold(events: readonly CommittedEvent[]): readonly Transition[]
}

/** A use of the ledger that would have made it wrong: a fault in the code around it. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError'
}

function requireConsecutive(events: readonly CommittedEvent[], after: number): void {
  let last = after
  for (const { position } of events) {
    if (position !== last + 1) throw new LedgerError(`Position ${position} does not follow on ${last}.`)
    last = position
  }
}

/** An empty ledger for an app's domain. */
export function createLedger(model: Model): Ledger {
  const streams = new Map<StreamId, Stream>()
  let position = 0
  let vector: Record<ReplicaId, number> = {}
  /** Whether any stream may be known from a checkpoint alone. */
  let restored = false

  function streamOf(id: StreamId): Stream {
    let stream = streams.get(id)
    if (!stream) {
      stream = new Stream(id, aggregateOf(model, id))
      streams.set(id, stream)
    }
    return stream
  }

  function settle(touched: readonly Stream[]): Transition[] {
    return touched.map((stream) => {
      const transition = stream.settle()
      if (!transition.after) streams.delete(transition.stream)
      return transition
    })
  }

  function requireHistory(events: readonly LoggedEvent[]): void {
    const [lacking] = ledger.lacking(events)
    if (lacking) throw new LedgerError(`The history of ${lacking} must be supplied first (see lacking).`)
  }

  const ledger: Ledger = {
    get position() {
      return position
    },
    get vector() {
      return vector
    },
    commit(delivered) {
      const first = delivered.findIndex((event) => event.position > position)
      if (first < 0) return []
      const events = first === 0 ? delivered : delivered.slice(first)
      requireConsecutive(events, position)
      requireHistory(events)
      const touched: Stream[] = []
      for (const event of events) {
        const stream = streamOf(event.stream)
        if (stream.absorb(event)) touched.push(stream)
        vector[event.replica] = event.seq
        position = event.position
      }
      return settle(touched)
    },
    record(events) {
      requireHistory(events)
      const touched: Stream[] = []
      for (const event of events) {
        const stream = streamOf(event.stream)
        if (stream.record(event)) touched.push(stream)
      }
      return settle(touched)
    },
    retract(dots) {
      return settle([...streams.values()].filter((stream) => stream.retract(dots)))
    },
    lacking(events) {
      if (!restored) return []
      const byStream = new Map<StreamId, LoggedEvent[]>()
      for (const event of events) {
        if (!streams.get(event.stream)?.isShallow) continue
        const list = byStream.get(event.stream)
        if (list) list.push(event)
        else byStream.set(event.stream, [event])
      }
      return [...byStream].filter(([id, list]) => streamOf(id).lacksHistoryFor(list)).map(([id]) => id)
    },
    supply(stream, history) {
      streamOf(stream).supply(history)
    },
    state<S>(aggregate: Pick<Aggregate<S>, 'name' | 'initialState'>, id: string): S {
      const stream = streams.get(streamId(aggregate.name, id))
      // The one place where a state gets its type back: only its own aggregate's `evolve` ever made it.
      return stream ? (stream.state as S) : aggregate.initialState
    },
    moment: (stream) => streams.get(stream)?.moment,
    clock: (stream) => streams.get(stream)?.clock ?? emptyClock,
    undoable(event, actor) {
      const stream = streamOf(event.stream)
      if (stream.isShallow)
        throw new LedgerError(`The history of ${event.stream} must be supplied first (see lacking).`)
      return stream.undoable(event, actor)
    },
    *refused() {
      for (const stream of streams.values()) yield* stream.refused()
    },
    judgement: (event) => streams.get(event.stream)?.judgement(event) ?? plainlyApplied,
    streams: () => streams.keys(),
    checkpoint(ids) {
      const checkpoints: StreamCheckpoint[] = []
      for (const id of ids) {
        const stream = streams.get(id)
        if (stream?.hasCommitted) checkpoints.push(toCheckpoint(id, stream.layer))
      }
      return checkpoints
    },
    restore(checkpoints, at) {
      if (position > 0 || streams.size > 0) throw new LedgerError('Only an empty ledger can be restored.')
      for (const checkpoint of checkpoints) {
        const { stream } = checkpoint
        streams.set(stream, new Stream(stream, aggregateOf(model, stream), fromCheckpoint(checkpoint)))
      }
      position = at.position
      vector = { ...at.vector }
      restored = checkpoints.length > 0
    },
    refold(events) {
      const touched: Stream[] = []
      for (const event of events) {
        if (event.position > position)
          throw new LedgerError(`Position ${event.position} is yet to be committed.`)
        const stream = streamOf(event.stream)
        if (stream.isShallow) throw new LedgerError(`${event.stream} came from the checkpoint.`)
        if (stream.absorb(event)) touched.push(stream)
      }
      return settle(touched)
    },
  }
  return ledger
}
