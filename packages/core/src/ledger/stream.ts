import { type Dot, dotKey, parseDotKey, sameDot } from '../causality/dot.ts'
import type { VectorClock } from '../causality/vector-clock.ts'
import type { Aggregate } from '../model/aggregate.ts'
import { type CommittedEvent, type LoggedEvent, parseStreamId, type StreamId } from '../model/envelope.ts'
import { reachesBack } from '../model/rights.ts'
import { emptyFold, extendFold, type Fold, foldAll, isOpen, undoableIn } from './fold.ts'
import { advance, emptyFrontier, type Frontier, frontierClock, hasSeenAll } from './frontier.ts'
import { plainlyApplied } from './judge.ts'
import { momentOf } from './moment.ts'
import type { JudgedEvent, Judgement, Moment, RefusedEvent, Transition } from './transition.ts'

/** The committed layer of a stream, as a checkpoint keeps it. */
export interface CommittedLayer {
  readonly fold: Fold
  readonly clock: VectorClock
}

const none: readonly never[] = Object.freeze([])

/**
 * One stream in the ledger: the committed layer and, only where there are pending events, an optimistic one folded
 * on top. Changes are gathered (`absorb`, `record`, `retract`) and take effect when the batch is closed (`settle`).
 */
export class Stream {
  readonly #stream: StreamId
  readonly #name: string
  readonly #id: string
  readonly #aggregate: Aggregate | undefined
  /** All committed events; absent when the stream came from a checkpoint and they were not needed yet. */
  #history: CommittedEvent[] | undefined
  #committed: Fold
  #frontier: Frontier
  #pending: LoggedEvent[] = []
  #optimistic: Fold
  /** The frontier with what is pending. */
  #ahead: Frontier
  #moment: Moment | undefined
  /** Committed events came that met others: the committed layer is to be folded anew. */
  #contested = false
  /** The ground below the pending events moved: the optimistic layer is to be folded anew. */
  #stale = false
  /** The events of the batch that is open; `undefined` between batches. */
  #arrived: LoggedEvent[] | undefined

  constructor(stream: StreamId, aggregate: Aggregate | undefined, layer?: CommittedLayer) {
    const { aggregate: name, id } = parseStreamId(stream)
    this.#stream = stream
    this.#name = name
    this.#id = id
    this.#aggregate = aggregate
    this.#history = layer ? undefined : []
    this.#committed = layer?.fold ?? emptyFold(aggregate)
    this.#frontier = layer ? { tip: undefined, clock: layer.clock } : emptyFrontier
    this.#optimistic = this.#committed
    this.#ahead = this.#frontier
    this.#moment = layer ? this.#momentNow() : undefined
  }

  get moment(): Moment | undefined {
    return this.#moment
  }

  get state(): unknown {
    return this.#optimistic.state
  }

  get layer(): CommittedLayer {
    return { fold: this.#committed, clock: frontierClock(this.#frontier) }
  }

  get hasCommitted(): boolean {
    return this.#frontier !== emptyFrontier
  }

  /** True while it is known only from a checkpoint, without its history. */
  get isShallow(): boolean {
    return this.#history === undefined
  }

  /** What a new event of this stream has seen. */
  get clock(): VectorClock {
    return frontierClock(this.#ahead)
  }

  judgement(event: Dot): Judgement {
    return this.#optimistic.findings.judgements.get(dotKey(event)) ?? plainlyApplied
  }

  /** Whether `actor` may take back one of its events: true, or why not. The history must be known. */
  undoable(event: Dot, actor: string): true | string {
    return undoableIn(this.#aggregate, [...this.#wholeHistory(), ...this.#pending], event, actor)
  }

  /** The events folding refused, and why. */
  *refused(): Iterable<RefusedEvent> {
    for (const [key, judgement] of this.#optimistic.findings.judgements) {
      if (judgement.verdict === 'refused') yield { stream: this.#stream, dot: parseDotKey(key), judgement }
    }
  }

  /** True when these events, which follow on what is held, can only be folded together with the stream's history. */
  lacksHistoryFor(events: readonly LoggedEvent[]): boolean {
    if (this.#history) return false
    let frontier = this.#frontier
    const awaited = [...this.#pending]
    for (const event of events) {
      const committed = event.position !== undefined
      if (committed && awaited[0] && !sameDot(awaited[0], event)) return true
      awaited.shift()
      const seenAll = hasSeenAll(event, frontier)
      if (!seenAll || isOpen(this.#committed) || reachesBack(event)) return true
      frontier = advance(frontier, event, seenAll)
    }
    return false
  }

  supply(history: readonly CommittedEvent[]): void {
    this.#history = [...history]
  }

  /** Takes in a committed event, in position order. True when it opens a batch. */
  absorb(event: CommittedEvent): boolean {
    if (this.#pending.length > 0) {
      this.#pending = this.#pending.filter((own) => !sameDot(own, event))
      this.#stale = true
    }
    this.#history?.push(event)
    const seenAll = hasSeenAll(event, this.#frontier)
    this.#frontier = advance(this.#frontier, event, seenAll)
    if (!this.#contested && seenAll && !isOpen(this.#committed) && !reachesBack(event)) {
      this.#committed = extendFold(this.#aggregate, this.#committed, event)
    } else {
      this.#contested = true
    }
    return this.#arrive(event)
  }

  /** Lays a pending event on top. True when it opens a batch. */
  record(event: LoggedEvent): boolean {
    this.#pending.push(event)
    const isNext = !this.#stale && !isOpen(this.#optimistic) && !reachesBack(event)
    if (isNext && hasSeenAll(event, this.#ahead)) {
      this.#optimistic = extendFold(this.#aggregate, this.#optimistic, event)
      this.#ahead = advance(this.#ahead, event, true)
    } else {
      this.#ahead = advance(this.#ahead, event, hasSeenAll(event, this.#ahead))
      this.#stale = true
    }
    return this.#arrive(event)
  }

  /** Takes pending events back. True when one of them was this stream's and so opens a batch. */
  retract(dots: readonly Dot[]): boolean {
    if (this.#pending.length === 0) return false
    const kept = this.#pending.filter((own) => !dots.some((dot) => sameDot(own, dot)))
    if (kept.length === this.#pending.length) return false
    this.#pending = kept
    this.#stale = true
    const opens = this.#arrived === undefined
    this.#arrived ??= []
    return opens
  }

  #arrive(event: LoggedEvent): boolean {
    if (this.#arrived) {
      this.#arrived.push(event)
      return false
    }
    this.#arrived = [event]
    return true
  }

  /** Closes the batch: folds what is to be folded anew, and says what became of the stream. */
  settle(): Transition {
    const before = this.#moment
    const judgedBefore = this.#optimistic.findings.judgements
    if (this.#contested) {
      this.#committed = foldAll(this.#aggregate, this.#wholeHistory())
      this.#contested = false
    }
    if (this.#pending.length === 0) {
      this.#optimistic = this.#committed
      this.#ahead = this.#frontier
    } else if (this.#stale) {
      this.#foldPending()
    }
    this.#stale = false
    const events = this.#arrived ?? none
    const judged = this.#judged(judgedBefore, events)
    this.#arrived = undefined
    this.#moment = this.hasCommitted || this.#pending.length > 0 ? this.#momentNow() : undefined
    return { stream: this.#stream, aggregate: this.#name, before, after: this.#moment, events, judged }
  }

  #foldPending(): void {
    let ahead = this.#frontier
    let met = isOpen(this.#committed)
    for (const event of this.#pending) {
      const seenAll = hasSeenAll(event, ahead)
      ahead = advance(ahead, event, seenAll)
      met ||= !seenAll || reachesBack(event)
    }
    this.#ahead = ahead
    this.#optimistic = met
      ? foldAll(this.#aggregate, [...this.#wholeHistory(), ...this.#pending])
      : this.#pending.reduce((fold, event) => extendFold(this.#aggregate, fold, event), this.#committed)
  }

  #wholeHistory(): readonly CommittedEvent[] {
    if (!this.#history)
      throw new Error(`The history of ${this.#stream} must be supplied before it can be folded anew.`)
    return this.#history
  }

  #judged(before: ReadonlyMap<string, Judgement>, events: readonly LoggedEvent[]): readonly JudgedEvent[] {
    const now = this.#optimistic.findings.judgements
    if (before === now && now.size === 0) return none
    const arrived = new Set(events.map(dotKey))
    const judged: JudgedEvent[] = []
    for (const event of [...(this.#history ?? []), ...this.#pending]) {
      const key = dotKey(event)
      const judgement = now.get(key) ?? plainlyApplied
      const was = arrived.has(key) ? plainlyApplied : (before.get(key) ?? plainlyApplied)
      if (!sameJudgement(was, judgement)) judged.push({ event, judgement })
    }
    return judged
  }

  #momentNow(): Moment {
    const subject = { stream: this.#stream, id: this.#id, aggregate: this.#aggregate }
    return momentOf(subject, this.#optimistic, this.#pending.length, this.#moment?.status)
  }
}

function sameJudgement(a: Judgement, b: Judgement): boolean {
  return (
    a === b ||
    (a.verdict === b.verdict &&
      a.because === b.because &&
      a.rivals.map(dotKey).join() === b.rivals.map(dotKey).join())
  )
}
