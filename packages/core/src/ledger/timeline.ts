import { type Dot, dotKey } from '../causality/dot.ts'
import type { Aggregate } from '../model/aggregate.ts'
import { type LoggedEvent, parseStreamId, type StreamId, streamId } from '../model/envelope.ts'
import { aggregateOf, type Model } from '../model/model.ts'
import { undoes } from '../model/undone.ts'
import { emptyFold, extendFold, type Fold, foldAll, isOpen } from './fold.ts'
import { advance, emptyFrontier, hasSeenAll } from './frontier.ts'
import { plainlyApplied } from './judge.ts'
import { momentOf, type Subject } from './moment.ts'
import type { JudgedEvent, Judgement, Moment, StreamStatus, Transition } from './transition.ts'

/**
 * When an event counts as having happened, on one of the axes of time travel: `effectiveTime` for *as it was*, the
 * time of its arrival for *as this device knew it*. `undefined` leaves it out. Nothing may come before what it has seen.
 */
export type TimeOf = (event: LoggedEvent) => number | undefined

/** A log to look back in: the same fold stopped early, at any moment at once. */
export interface Timeline {
  /** The times of the first and the last event; `undefined` when there are none. */
  readonly span: { readonly from: number; readonly to: number } | undefined
  /** Where it stands; before everything to begin with. */
  readonly time: number
  /** The times of all events, ascending. */
  readonly times: readonly number[]
  /** Goes to a moment, that moment included. What changed on the way is what a view needs to follow. */
  goTo(time: number): readonly Transition[]
  /** The state of an aggregate instance at that moment. */
  state<S>(aggregate: Pick<Aggregate<S>, 'name' | 'initialState'>, id: string): S
  /** A stream at that moment; `undefined` while it had no events. */
  moment(stream: StreamId): Moment | undefined
  /** The streams that had events by that moment. */
  streams(): Iterable<StreamId>
  /** The streams that have events after that moment. */
  unfinished(): Iterable<StreamId>
  /** What had happened in a stream by that moment, each event with what folding made of it then. */
  history(stream: StreamId): readonly JudgedEvent[]
  /** What folding made of an event then. */
  judgement(event: Dot & Pick<LoggedEvent, 'stream'>): Judgement
}

/**
 * A timeline of a log, given in committed order and then as pending. It takes one fold of the log to make; from then on
 * going anywhere costs a look-up for each stream, but for streams whose events met, which are folded anew.
 */
export function createTimeline(model: Model, log: Iterable<LoggedEvent>, timeOf: TimeOf): Timeline {
  const making = makeTimeline(model, log, timeOf)
  for (;;) {
    const step = making.next()
    if (step.done) return step.value
  }
}

/** How many events are looked at between two rests of {@link makeTimeline}. */
const restEvery = 1000

/** As {@link createTimeline}, resting now and then so that something else can be done. */
export function* makeTimeline(
  model: Model,
  log: Iterable<LoggedEvent>,
  timeOf: TimeOf,
): Generator<void, Timeline> {
  const byStream = new Map<StreamId, Dated[]>()
  const times: number[] = []
  let looked = 0
  for (const event of log) {
    if (++looked % (restEvery * 10) === 0) yield
    const time = timeOf(event)
    if (time === undefined) continue
    times.push(time)
    const dated = byStream.get(event.stream)
    if (dated) dated.push({ event, time })
    else byStream.set(event.stream, [{ event, time }])
  }
  times.sort((a, b) => a - b)
  const courses = new Map<StreamId, Course>()
  for (const [stream, dated] of byStream) {
    const { id } = parseStreamId(stream)
    courses.set(stream, courseOf({ stream, id, aggregate: aggregateOf(model, stream) }, dated))
    looked += dated.length
    if (looked > restEvery) {
      looked = 0
      yield
    }
  }
  return timelineOf(courses, times)
}

function timelineOf(courses: ReadonlyMap<StreamId, Course>, times: readonly number[]): Timeline {
  let time = Number.NEGATIVE_INFINITY
  const [from] = times
  const to = times.at(-1)
  return {
    span: from === undefined || to === undefined ? undefined : { from, to },
    times,
    get time() {
      return time
    },
    goTo(target) {
      const transitions: Transition[] = []
      for (const [stream, course] of courses) {
        const before = course.moment
        const after = course.goTo(target)
        if (before === after) continue
        const { aggregate } = parseStreamId(stream)
        transitions.push({ stream, aggregate, before, after, events: [], judged: [] })
      }
      time = target
      return transitions
    },
    state<S>(aggregate: Pick<Aggregate<S>, 'name' | 'initialState'>, id: string): S {
      const moment = courses.get(streamId(aggregate.name, id))?.moment
      // As in the ledger: only its own aggregate's `evolve` ever made it.
      return moment ? (moment.state as S) : aggregate.initialState
    },
    moment: (stream) => courses.get(stream)?.moment,
    *streams() {
      for (const [stream, { moment }] of courses) if (moment) yield stream
    },
    *unfinished() {
      for (const [stream, course] of courses) if (!course.isFinished) yield stream
    },
    history(stream) {
      const course = courses.get(stream)
      return course?.happened().map((event) => ({ event, judgement: course.judgement(event) })) ?? []
    },
    judgement: (event) => courses.get(event.stream)?.judgement(event) ?? plainlyApplied,
  }
}

interface Dated {
  readonly event: LoggedEvent
  readonly time: number
}

/** One stream over time. */
interface Course {
  readonly moment: Moment | undefined
  /** Nothing happens after where it stands. */
  readonly isFinished: boolean
  goTo(time: number): Moment | undefined
  happened(): readonly LoggedEvent[]
  judgement(event: Dot): Judgement
}

function courseOf(subject: Subject, dated: readonly Dated[]): Course {
  const folds = calmFolds(subject, dated)
  const times = dated.map(({ time }) => time).toSorted((a, b) => a - b)
  const pending = dated.filter(({ event }) => event.position === undefined)
  let count = 0
  let now = Number.NEGATIVE_INFINITY
  let fold: Fold | undefined
  let moment: Moment | undefined
  /** The last one there was: most say the same. */
  let status: StreamStatus | undefined

  function pendingAt(time: number): number {
    if (pending.length === 0) return 0
    return pending.filter((one) => one.time <= time).length
  }

  function foldOf(happened: number, time: number): Fold {
    const calm = folds?.[happened - 1]
    if (calm) return calm
    const events = dated.filter((one) => one.time <= time).map(({ event }) => event)
    return foldAll(subject.aggregate, events)
  }

  return {
    get moment() {
      return moment
    },
    get isFinished() {
      return count === dated.length
    },
    goTo(time) {
      now = time
      const happened = countUpTo(times, time)
      if (happened === count) return moment
      count = happened
      fold = happened === 0 ? undefined : foldOf(happened, time)
      moment = fold && momentOf(subject, fold, pendingAt(time), status)
      status = moment?.status ?? status
      return moment
    },
    happened: () => dated.filter(({ time }) => time <= now).map(({ event }) => event),
    judgement: (event) => fold?.findings.judgements.get(dotKey(event)) ?? plainlyApplied,
  }
}

/** The fold after each event, when each has seen all before it and none takes another back; else `undefined`. */
function calmFolds({ aggregate }: Subject, dated: readonly Dated[]): readonly Fold[] | undefined {
  const folds: Fold[] = []
  let fold = emptyFold(aggregate)
  let frontier = emptyFrontier
  let last = Number.NEGATIVE_INFINITY
  for (const { event, time } of dated) {
    if (time < last || undoes(event) || isOpen(fold) || !hasSeenAll(event, frontier)) return undefined
    last = time
    frontier = advance(frontier, event, true)
    fold = extendFold(aggregate, fold, event)
    folds.push(fold)
  }
  return folds
}

/** How many of the ascending times are not after `time`: by halves. */
export function countUpTo(times: readonly number[], time: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return low
}
