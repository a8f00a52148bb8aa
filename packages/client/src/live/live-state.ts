import {
  type CommittedEvent,
  type Ledger,
  type LoggedEvent,
  type Model,
  parseStreamId,
  type StreamId,
  type StreamStatus,
  type Transition,
  Undone,
  type View,
} from '@causeway/core'
import type { Readiness } from '../store/append.ts'
import type { Meta } from '../store/database.ts'
import { isBehind } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { type CheckpointPolicy, usualCheckpoints } from './checkpoint-policy.ts'
import { type CheckpointState, computingOf } from './checkpoints.ts'
import { createFolding } from './folding.ts'
import { createViews, type LiveViews } from './live-views.ts'
import { type Opening, type OpeningReport, openLedger } from './opening.ts'

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
  /** How this tab came to its states, at opening or when the log was last rewritten. */
  readonly opening: OpeningReport
  readonly views: LiveViews
  /** Calls when a stream may have changed. Returns how to stop. */
  watch(stream: StreamId, listener: () => void): () => void
  exclusively<T>(change: () => Promise<T>): Promise<T>
  /** Folds what others have stored since; reads everything anew when the log was rewritten. */
  refresh(): Promise<void>
  /** Reads what the ledger will need to take new own events of these streams; of `whole` ones all there is. */
  prepare(streams: readonly StreamId[], whole?: readonly StreamId[]): Promise<void>
  /**
   * Reads, of what was released, what folding these events will need, before they are stored: afterwards opening needs
   * it, perhaps with no connection. Resolves with what that is true of. Not within `exclusively`.
   */
  ready(events: readonly CommittedEvent[]): Promise<Readiness>
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

/** What a live state is made of. */
export interface LiveOptions {
  readonly store: Store
  readonly model: Model
  readonly views: readonly View[]
  /** The app's version: states that another one computed are computed anew. */
  readonly version: string
  readonly checkpoints?: CheckpointPolicy
  /** Calls with the share of the opening that is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** Opens what this tab holds in memory: folds a store's contents, and builds the views. */
export async function openLiveState(options: LiveOptions): Promise<LiveState> {
  const { store, model, version, checkpoints = usualCheckpoints, onProgress = () => undefined } = options
  const watchers = new Map<StreamId, Set<() => void>>()
  const transitionListeners = new Set<(transitions: readonly Transition[]) => void>()
  const refreshListeners = new Set<() => void>()
  const commitListeners = new Set<(events: readonly CommittedEvent[]) => void>()
  const views = createViews(options.views, () => ledger)
  const folding = createFolding(store, (events) => {
    for (const listener of commitListeners) listener(events)
  })
  const opening: Opening = {
    ...{ store, model, folding, onProgress, use: views.rebuild },
    computing: computingOf(model, version, checkpoints),
  }
  let tail: Promise<unknown> = Promise.resolve()
  let { ledger, meta, checkpoint, report } = await openLedger(opening)

  function publish(transitions: readonly Transition[]): void {
    if (transitions.length === 0) return
    for (const { stream } of transitions) checkpoint.changed.add(stream)
    views.apply(transitions)
    if (watchers.size > 0) {
      for (const { stream } of transitions) for (const tell of watchers.get(stream) ?? []) tell()
    }
    for (const listener of transitionListeners) listener(transitions)
  }

  async function refresh(): Promise<void> {
    const loaded = await store.readAfter(ledger.position, meta.nextSeq - 1)
    if (loaded.meta.generation !== meta.generation || isBehind(loaded.meta, ledger.position)) {
      ;({ ledger, meta, checkpoint, report } = await openLedger(opening))
      for (const listeners of watchers.values()) for (const tell of listeners) tell()
      for (const tell of refreshListeners) tell()
      return
    }
    const fresh = { ...loaded, returned: [] }
    for await (const transitions of folding.folding(ledger, fresh, checkpoint.watch)) publish(transitions)
    meta = loaded.meta
    for (const tell of refreshListeners) tell()
  }

  const live: LiveState = {
    get meta() {
      return meta
    },
    get ledger() {
      return ledger
    },
    get checkpoint() {
      return checkpoint
    },
    get opening() {
      return report
    },
    views,
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
      folding.supplyHistory(ledger, [
        ...streams.map((stream) => nextOf(stream, ledger, meta)),
        // Nothing can be taken back without the history.
        ...whole.map((stream) => ({ ...nextOf(stream, ledger, meta), ...takingBack })),
      ]),
    async ready(events) {
      // What is to be fetched is fetched first: nobody waits for the relay to record something.
      const lacking = ledger.lacking(events)
      if (lacking.length > 0) await store.history(lacking, ledger.position)
      return live.exclusively(async () => {
        const { revision } = await store.meta()
        if (revision !== meta.revision) await refresh()
        await folding.supplyHistory(ledger, events)
        return meta
      })
    },
    recorded(now, transitions) {
      meta = now
      publish(transitions)
    },
    async appended(now, events) {
      if (now.revision <= meta.revision) return
      // Another tab wrote in between, or the log has others in the place of events: what is so is only in the store.
      if (now.revision > meta.revision + 1 || now.generation !== meta.generation) return refresh()
      for await (const transitions of folding.committing(ledger, events, checkpoint.watch))
        publish(transitions)
      meta = now
    },
    onTransitions: (listener) => subscribe(transitionListeners, listener),
    onRefreshed: (listener) => subscribe(refreshListeners, listener),
    onCommitted: (listener) => subscribe(commitListeners, listener),
  }
  return live
}

/** The status of a stream without events. */
export function untouched(stream: StreamId): StreamStatus {
  const { id } = parseStreamId(stream)
  return { stream, id, pending: 0, conflicts: [], flags: [], trouble: undefined }
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

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
