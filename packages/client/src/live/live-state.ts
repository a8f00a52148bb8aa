import {
  type CommittedEvent,
  createLedger,
  createProjection,
  type Ledger,
  type LoggedEvent,
  type Model,
  parseStreamId,
  type ReadModel,
  type StreamId,
  type StreamStatus,
  type Transition,
  Undone,
  type View,
} from '@causeway/core'
import { readEntries } from '@causeway/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Meta } from '../store/database.ts'
import type { Loaded, Store } from '../store/store.ts'
import { type CheckpointState, readCheckpoint } from './checkpoints.ts'

/** What the app may read and watch, but not write. */
export type Readable<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>

/** How many events are folded before the browser may do something else: a paint, or what a key asks for. */
const sliceSize = 500

/**
 * The workspace as this tab holds it in memory: the ledger and the views, kept up to what is stored. Changes are made
 * one at a time (`exclusively`), so that what is stored and what is folded never get out of step; all methods that
 * change anything are called within it.
 */
export interface LiveState {
  /** What the replica knew of itself when this tab last looked. */
  readonly meta: Meta
  /** Replaced when the log was rewritten: read it anew each time. */
  readonly ledger: Ledger
  /** The checkpoint in the store, and what changed since. */
  readonly checkpoint: CheckpointState
  /** The contents of a view; throws for one that was not given at opening. */
  view<Row, S, T extends string>(view: View<Row, S, T>): Readable<ReadModel<Row, T>>
  /** Calls when a stream may have changed. Returns how to stop. */
  watch(stream: StreamId, listener: () => void): () => void
  exclusively<T>(change: () => Promise<T>): Promise<T>
  /** Folds what others have stored since; reads everything anew when the log was rewritten. */
  refresh(): Promise<void>
  /** Reads what the ledger will need to take new own events of these streams; of `whole` ones all there is. */
  prepare(streams: readonly StreamId[], whole?: readonly StreamId[]): Promise<void>
  /** Takes over what this tab has just recorded and laid on the ledger itself. */
  recorded(meta: Meta, transitions: readonly Transition[]): void
  /** Folds what this tab has just appended to the store. */
  appended(meta: Meta, events: readonly CommittedEvent[]): Promise<void>
  /** Calls with every batch of transitions, after the views have moved. Returns how to stop. */
  onTransitions(listener: (transitions: readonly Transition[]) => void): () => void
  /** Calls after what other tabs stored was folded. Returns how to stop. */
  onRefreshed(listener: () => void): () => void
  /** Calls with committed events as they are folded. Returns how to stop. */
  onCommitted(listener: (events: readonly CommittedEvent[]) => void): () => void
}

/** Folds a store's contents: from its checkpoint, if it is of this `version` of the app, else from the first event. */
export async function openLiveState(
  store: Store,
  model: Model,
  views: readonly View[],
  version: string,
): Promise<LiveState> {
  const live = new Map(views.map((view) => [view.name, liveView(view)]))
  const watchers = new Map<StreamId, Set<() => void>>()
  const transitionListeners = new Set<(transitions: readonly Transition[]) => void>()
  const refreshListeners = new Set<() => void>()
  const commitListeners = new Set<(events: readonly CommittedEvent[]) => void>()
  let tail: Promise<unknown> = Promise.resolve()
  let { ledger, meta, checkpoint } = await open()

  async function open(): Promise<Pick<LiveState, 'ledger' | 'meta' | 'checkpoint'>> {
    const loaded = await store.load(version)
    const opening = createLedger(model)
    const { streams, state } = readCheckpoint(loaded.checkpoint)
    if (loaded.checkpoint) opening.restore(streams, loaded.checkpoint.head)
    for await (const transitions of folding(opening, loaded)) {
      // Views are built at once from the states below, not row by row on the way.
      for (const { stream } of transitions) state.changed.add(stream)
    }
    for (const view of live.values()) view.rebuild(opening)
    return { ledger: opening, meta: loaded.meta, checkpoint: state }
  }

  async function* folding(onto: Ledger, { segments, returned, pending }: Loaded) {
    for (const [index, { from, lines }] of segments.entries()) {
      if (index > 0) await breath()
      yield* committing(onto, readEntries(lines, from))
    }
    const own = [...returned, ...pending]
    if (own.length === 0) return
    await supplyHistory(onto, own)
    yield onto.record(own)
  }

  async function* committing(onto: Ledger, events: readonly CommittedEvent[]) {
    for (let at = 0; at < events.length; at += sliceSize) {
      if (at > 0) await breath()
      const slice = events.slice(at, at + sliceSize)
      await supplyHistory(onto, slice)
      yield onto.commit(slice)
      for (const listener of commitListeners) listener(slice)
    }
  }

  async function supplyHistory(onto: Ledger, events: readonly LoggedEvent[]): Promise<void> {
    const lacking = onto.lacking(events)
    if (lacking.length === 0) return
    for (const [stream, history] of await store.history(lacking, onto.position)) onto.supply(stream, history)
  }

  function publish(transitions: readonly Transition[]): void {
    if (transitions.length === 0) return
    for (const { stream } of transitions) checkpoint.changed.add(stream)
    for (const view of live.values()) view.apply(transitions)
    if (watchers.size > 0) {
      for (const { stream } of transitions) for (const tell of watchers.get(stream) ?? []) tell()
    }
    for (const listener of transitionListeners) listener(transitions)
  }

  async function refresh(): Promise<void> {
    const loaded = await store.readAfter(ledger.position, meta.nextSeq - 1)
    if (loaded.meta.generation !== meta.generation) {
      ;({ ledger, meta, checkpoint } = await open())
      for (const listeners of watchers.values()) for (const tell of listeners) tell()
      for (const tell of refreshListeners) tell()
      return
    }
    for await (const transitions of folding(ledger, { ...loaded, returned: [] })) publish(transitions)
    meta = loaded.meta
    for (const tell of refreshListeners) tell()
  }

  return {
    get meta() {
      return meta
    },
    get ledger() {
      return ledger
    },
    get checkpoint() {
      return checkpoint
    },
    view<Row, S, T extends string>({ name }: View<Row, S, T>) {
      const found = live.get(name)
      if (!found) throw new Error(`The view "${name}" was not given to openWorkspace.`)
      // Found by the view's own name, so its contents are what that view makes.
      return found.contents as Readable<ReadModel<Row, T>>
    },
    watch(stream, listener) {
      const listeners = watchers.get(stream) ?? new Set()
      watchers.set(stream, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) watchers.delete(stream)
      }
    },
    exclusively(change) {
      const result = tail.then(change)
      tail = result.catch(() => undefined)
      return result
    },
    refresh,
    prepare: (streams, whole = []) =>
      supplyHistory(ledger, [
        ...streams.map((stream) => nextOf(stream, ledger, meta)),
        // Nothing can be taken back without the history.
        ...whole.map((stream) => ({ ...nextOf(stream, ledger, meta), ...takingBack })),
      ]),
    recorded(now, transitions) {
      meta = now
      publish(transitions)
    },
    async appended(now, events) {
      if (now.revision <= meta.revision) return
      // Another tab wrote in between: what it wrote is only in the store.
      if (now.revision > meta.revision + 1) return refresh()
      for await (const transitions of committing(ledger, events)) publish(transitions)
      meta = now
    },
    onTransitions: (listener) => subscribe(transitionListeners, listener),
    onRefreshed: (listener) => subscribe(refreshListeners, listener),
    onCommitted: (listener) => subscribe(commitListeners, listener),
  }
}

/** The status of a stream without events. */
export function untouched(stream: StreamId): StreamStatus {
  const { id } = parseStreamId(stream)
  return { stream, id, pending: 0, conflicts: [], flags: [], trouble: undefined }
}

/** Lets the browser do what has come up meanwhile. By a message: timers are slowed in tabs that are not in sight. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

const takingBack = Undone.of({ of: { replica: '', seq: 0 } })

/** An own event of the stream as far as its place matters, not its content. */
function nextOf(stream: StreamId, ledger: Ledger, meta: Meta): LoggedEvent {
  return {
    replica: meta.replica,
    seq: meta.nextSeq,
    stream,
    type: '',
    version: 1,
    data: undefined,
    clock: ledger.clock(stream),
    at: meta.clock,
    actor: '',
    command: '',
    correlation: '',
    prev: meta.head,
  }
}

/** A view's contents as a store that moves with the ledger. */
function liveView(view: View) {
  const projection = createProjection(view)
  const contents = createStore(() => projection.value)
  return {
    contents,
    rebuild(ledger: Ledger) {
      projection.rebuild(ledger)
      contents.setState(projection.value, true)
    },
    apply(transitions: readonly Transition[]) {
      if (projection.apply(transitions)) contents.setState(projection.value, true)
    },
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
