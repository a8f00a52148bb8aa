import {
  countUpTo,
  type Difference,
  differences,
  effectiveTime,
  isCommitted,
  type LoggedEvent,
  type Mark,
  type Model,
  type Moment,
  makeTimeline,
  marksOf,
  parseStreamId,
  type ReplicaId,
  type StreamId,
  type Timeline,
  type TimeOf,
  wallTime,
} from '@causeway/core'
import { createStore } from 'zustand/vanilla'
import type { LiveState } from '../live/live-state.ts'
import type { Readable } from '../live/readable.ts'
import type { Store } from '../store/store.ts'
import type { Workspace } from '../workspace.ts'
import { readBeyond } from './beyond.ts'
import { createPastViews } from './past-views.ts'
import { pastWorkspace } from './past-workspace.ts'

/**
 * Which time counts: `happened` is how it was, late arrivals included; `known` is what this device knew, by when it
 * heard of something. What came before arrivals were noted counts as known when the relay received it.
 */
export type PastAxis = 'happened' | 'known'

/** The whole workspace at a moment of its past, as its log stood when this was opened. Times: milliseconds since 1970. */
export interface Past {
  readonly axis: PastAxis
  /** The first and the last moment at which something happened; `undefined` in an empty workspace. */
  readonly span: { readonly from: number; readonly to: number } | undefined
  /** Where it stands: at the end of its span to begin with. */
  readonly time: Readable<number>
  /** The workspace as it was then, for any screen to show: views and watchers follow, and every change is turned down. */
  readonly workspace: Workspace
  /** Goes to a moment, that moment included. */
  goTo(time: number): void
  /** The moment of the next event after where it stands, or of the last one before. */
  next(): number | undefined
  previous(): number | undefined
  /** How much happened when: the span in so many equal parts. */
  marks(count: number): readonly Mark[]
  /** A stream then and now. */
  compare(stream: StreamId): Comparison
  /** The streams that are now other than they were then. */
  changes(): readonly Comparison[]
}

/** A stream at that moment and now, and where its states differ. */
export interface Comparison {
  readonly stream: StreamId
  readonly before: Moment | undefined
  readonly now: Moment | undefined
  readonly differences: readonly Difference[]
}

/** Opens the past of a workspace: one fold of its whole log, resting now and then. */
export async function openPast(
  parts: {
    readonly store: Store
    readonly live: LiveState
    readonly model: Model
    readonly workspace: Workspace
  },
  axis: PastAxis,
): Promise<Past> {
  const { store, live, model } = parts
  const { log, timeOf } = await readDated(store, live, axis)
  const timeline = await rested(makeTimeline(model, log, timeOf))
  const views = createPastViews(timeline)
  const time = createStore<number>(() => timeline.span?.to ?? 0)
  const { times, span } = timeline
  timeline.goTo(time.getState())

  function compare(stream: StreamId): Comparison {
    const before = timeline.moment(stream)
    const now = live.ledger.moment(stream)
    const initial = model.get(parseStreamId(stream).aggregate)?.initialState
    return { stream, before, now, differences: differences(before?.state ?? initial, now?.state ?? initial) }
  }

  return {
    axis,
    span,
    time,
    workspace: pastWorkspace({
      ...{ now: parts.workspace, timeline, views, model },
      happened: () => log.filter((event) => (timeOf(event) ?? 0) <= timeline.time),
    }),
    goTo(target) {
      views.follow(timeline.goTo(target))
      time.setState(target, true)
    },
    next: () => times[countUpTo(times, timeline.time)],
    // Stamps are whole milliseconds: what is before this one is up to the one before.
    previous: () => times[countUpTo(times, timeline.time - 1) - 1],
    marks: (count) => marksOf(times, count),
    compare,
    changes: () =>
      [...timeline.unfinished()].map(compare).filter((comparison) => comparison.differences.length > 0),
  }
}

/** The whole log as this device holds it, and when each event counts as having happened. */
async function readDated(
  store: Store,
  live: LiveState,
  axis: PastAxis,
): Promise<{ readonly log: readonly LoggedEvent[]; readonly timeOf: TimeOf }> {
  const { position } = live.ledger
  const { replica } = live.meta
  const log: LoggedEvent[] = []
  const known = new Map<LoggedEvent, number>()
  for await (const events of store.walk(position)) {
    for (const { event, arrived } of events) {
      log.push(event)
      if (axis === 'known' && isFromElsewhere(event, replica)) known.set(event, arrived)
    }
  }
  for (const event of await readBeyond(store, position)) {
    log.push(event)
    // It has just come.
    if (axis === 'known' && isCommitted(event) && isFromElsewhere(event, replica))
      known.set(event, Date.now())
  }
  return { log, timeOf: (event) => known.get(event) ?? wallTime(effectiveTime(event)) }
}

/** This device knew its own events when it recorded them, not when they came back. */
function isFromElsewhere(event: LoggedEvent, replica: ReplicaId): boolean {
  return event.replica !== replica
}

/** How long the tab is kept from other work at a time, in milliseconds. */
const breath = 12

/** Runs a computation to its end, letting the browser do something else in between. */
async function rested(computation: Generator<void, Timeline>): Promise<Timeline> {
  for (let since = performance.now(); ; ) {
    const step = computation.next()
    if (step.done) return step.value
    if (performance.now() - since < breath) continue
    await new Promise((resolve) => setTimeout(resolve))
    since = performance.now()
  }
}
