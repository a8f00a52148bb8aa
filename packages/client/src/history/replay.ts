import {
  aggregateOf,
  asCurrent,
  type CommittedEvent,
  type DataOf,
  definitionOf,
  type EventDefinition,
  type JudgedEvent,
  type LoggedEvent,
  type LogQuery,
  type Model,
  matchesQuery,
} from '@causeway/core'
import { breath } from '../live/breath.ts'
import type { LiveState } from '../live/live-state.ts'
import type { Store } from '../store/store.ts'
import { readBeyond } from './beyond.ts'

/** Which part of the log is replayed: of these types, and as a {@link LogQuery} says, oldest first. */
export interface ReplayQuery<E extends EventDefinition = EventDefinition>
  extends Omit<LogQuery, 'types' | 'order' | 'limit'> {
  readonly types: readonly E[]
}

/** What to make of the events: what there is before the first, and what each type adds. */
export interface ReplayFold<A, E extends EventDefinition = EventDefinition> {
  readonly initial: A
  readonly on: {
    readonly [T in E['type']]: (
      value: A,
      data: DataOf<Extract<E, { type: T }>>,
      judged: JudgedEvent,
    ) => NoInfer<A>
  }
}

/** How a replay is followed and stopped. */
export interface ReplayOptions {
  /** Rejects with its reason when it is aborted. */
  readonly signal?: AbortSignal
  /** Called with the share of the log that was gone through, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** What came of it. */
export interface Replayed<A> {
  readonly value: A
  /** How many events were given to the fold. */
  readonly events: number
  /** How many this version of the app cannot read: they are newer than it. */
  readonly unread: number
}

/** Where events come from, some at a time; `to` is the position that was reached. */
export type Pages = AsyncIterable<{ readonly to: number; readonly events: readonly LoggedEvent[] }>

/** The events that a replay wants, committed and then own, with no more than a few records of the log in memory. */
export async function* storedPages(
  store: Store,
  { ledger }: Pick<LiveState, 'ledger'>,
  query: LogQuery,
): Pages {
  const { position } = ledger
  yield* store.scan(query, position)
  if (query.before !== undefined) return
  const beyond = await readBeyond(store, position)
  yield { to: position, events: beyond.filter((event) => matchesQuery(query, event)) }
}

/** What replaying is asked of: a model to read events with, what became of them, and where they come from. */
export interface ReplaySource {
  readonly model: Model
  readonly judgement: (event: LoggedEvent) => JudgedEvent['judgement']
  /** The last position there is. */
  readonly end: number
  pages(query: LogQuery): Pages
}

/** Folds part of a log anew, for a question nobody asked before. */
export function replay<A, const E extends EventDefinition>(
  source: ReplaySource,
  query: ReplayQuery<E>,
  fold: ReplayFold<A, E>,
  options?: ReplayOptions,
): Promise<Replayed<A>>
export async function replay<A>(
  { model, judgement, end, pages }: ReplaySource,
  { types, ...query }: ReplayQuery,
  {
    initial,
    on,
  }: {
    readonly initial: A
    readonly on: Readonly<Record<string, (value: A, data: unknown, judged: JudgedEvent) => A>>
  },
  { signal, onProgress }: ReplayOptions = {},
): Promise<Replayed<A>> {
  const wanted = new Set(types)
  let value = initial
  let events = 0
  let unread = 0

  function take(event: LoggedEvent): void {
    const definition = definitionOf(aggregateOf(model, event.stream), event)
    // Two aggregates may have a type of one name: each handler gets the data of its own.
    if (definition && !wanted.has(definition)) return
    const current = asCurrent(model, event)
    const add = on[event.type]
    if (!definition || current.version !== definition.version || !add) {
      unread += 1
      return
    }
    value = add(value, current.data, { event: current, judgement: judgement(event) })
    events += 1
  }

  for await (const page of pages({ ...query, types: types.map(({ type }) => type) })) {
    signal?.throwIfAborted()
    for (const event of page.events) take(event)
    onProgress?.(Math.min(1, page.to / Math.max(1, end)))
    await breath()
  }
  return { value, events, unread }
}

/** A log that is in memory already, as pages. */
export async function* pagesOf(log: readonly LoggedEvent[], query: LogQuery): Pages {
  yield {
    to: log.filter(isPlaced).at(-1)?.position ?? 0,
    events: log.filter((event) => matchesQuery(query, event)),
  }
}

function isPlaced(event: LoggedEvent): event is CommittedEvent {
  return event.position !== undefined
}
