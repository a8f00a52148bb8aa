import {
  type Aggregate,
  asCurrent,
  type Command,
  canonicalJson,
  type Dot,
  type EventDefinition,
  type JudgedEvent,
  type Judgement,
  type LoggedEvent,
  type LogPage,
  type LogQuery,
  type Model,
  type ReadModel,
  type ReplicaId,
  type Rights,
  type StreamId,
  type StreamStatus,
  type VersionVector,
  type View,
} from '@causeway/core'
import { eventText, shortHash } from '@causeway/protocol'
import { watchCommitments } from './commands/commitments.ts'
import { createExecutor, failedToStore, type Preview, type RequestDraft } from './commands/executor.ts'
import type { Outcome } from './commands/outcome.ts'
import { openUndoStack, type Undoing } from './commands/undo-stack.ts'
import { type Diagnostics, diagnose, persistStorage } from './diagnostics.ts'
import { readBeyond } from './history/beyond.ts'
import type { HistoryRoom } from './history/keeping.ts'
import { openOlder } from './history/older-source.ts'
import type { Past, PastAxis } from './history/past.ts'
import type { Replayed, ReplayFold, ReplayOptions, ReplayQuery, ReplaySource } from './history/replay.ts'
import type { Trace } from './history/trace.ts'
import { loadedLater } from './idle.ts'
import type { CheckpointPolicy } from './live/checkpoint-policy.ts'
import { type LiveState, openLiveState, untouched } from './live/live-state.ts'
import type { Rebuilding } from './live/live-views.ts'
import type { Readable } from './live/readable.ts'
import { type HeldRequest, type Refusal, watchRefusals } from './refusals.ts'
import type { Keeping } from './store/database.ts'
import { passOverLoss, type StoreError } from './store/errors.ts'
import { openStore } from './store/open-store.ts'
import { randomId } from './store/replica.ts'
import type { Released } from './store/store.ts'
import { browserNetwork, type Network } from './sync/network.ts'
import { type ReconnectReport, watchReconnects } from './sync/report.ts'
import type { SyncStatus } from './sync/status.ts'
import { startSync } from './sync/sync.ts'

export interface WorkspaceOptions {
  /** The app's aggregates. */
  readonly model: Model
  /** The app's views; `Workspace.view` gives their contents. */
  readonly views: readonly View[]
  /** The app's version: states that another one computed are computed anew. */
  readonly version: string
  /** When states are worth saving, so that opening folds little: every 500 events unless given. */
  readonly checkpoints?: CheckpointPolicy
  /** Called with the share of the opening that is done, from 0 to 1: it lasts when everything is folded anew. */
  readonly onProgress?: (share: number) => void
  /** The workspace's id, as its token says. It names the database, `causeway/<workspace>`. */
  readonly workspace: string
  /** Tells several devices in one browser apart, for demonstrations and tests; part of the database's name. */
  readonly device?: string
  /** Who acts, and in which role; the relay checks both against the token. */
  readonly actor: string
  readonly role: string
  /** Origin of the relay, and the signed token of the join link. */
  readonly relay: string
  readonly token: string
  /** What reaches the relay; the browser's own unless given. A `plug` is one that can be pulled. */
  readonly network?: Network
  /**
   * How many events there must be to catch up with for the relay's states to be taken in their place: 5,000 unless given.
   * What lies between is fetched afterwards, while nothing else is to be done.
   */
  readonly statesFrom?: number
  /** What people may do; everything unless given. The relay checks again. */
  readonly rights?: Pick<Rights, 'command'>
  /** Called when the browser takes the storage away while it is in use. */
  readonly onStorageLost?: (error: StoreError) => void
}

/** A workspace on this device: it works with no connection, and syncs when there is one. */
export interface Workspace {
  readonly id: string
  /** This device's storage; another one once it turned out to be a copy. */
  readonly replica: ReplicaId
  /** The series of this device's document numbers, `KVQ`. */
  readonly series: string
  /**
   * Carries out a command, or several together or not at all. Resolves when they are saved on this device; never
   * rejects for an expected "no". The same `id` is carried out once: the second time its first outcome comes back.
   */
  execute(command: Command | readonly Command[], options?: RequestOptions): Promise<Outcome>
  /** What a command, or several together, would come to: decided as `execute` would, and nothing is recorded. */
  preview(command: Command | readonly Command[]): Promise<Preview>
  /**
   * Takes back everything that a request of this person recorded on this device, by events of its own; or what took it
   * back, which is doing it again. Says why not when somebody built on it, or when it is a fact.
   */
  undo(request: string): Promise<Outcome>
  /** What there is to take back and to do again, the newest first; it survives reloading. */
  readonly undoing: Readable<Undoing>
  /** Many requests, each all or nothing, sharing transactions: for imports. Stops between them when aborted. */
  executeEach(requests: readonly RequestDraft[], signal?: AbortSignal): Promise<readonly Outcome[]>
  /** The state of an aggregate instance, with what is not sent yet. */
  state<S>(aggregate: Pick<Aggregate<S>, 'name' | 'initialState'>, id: string): S
  /** What is known of a stream besides its state. */
  status(stream: StreamId): StreamStatus
  /** Calls when a stream may have changed. Returns how to stop. */
  watch(stream: StreamId, listener: () => void): () => void
  /** The contents of a view; the same store at every call. */
  view<Row, S, T extends string>(view: View<Row, S, T>): Readable<ReadModel<Row, T>>
  /**
   * Puts another version of a view in the place of the one there is. It is built beside it, in slices between which the
   * browser can paint; the old one serves, and is kept up, until the new one has caught up. Rows and totals must be what
   * those who read the old ones can read. Resolves once it serves.
   */
  replaceView<Row, S, T extends string, NewRow extends Row>(
    view: View<Row, S, T>,
    by: View<NewRow, S, T>,
  ): Promise<void>
  /** The views that are being built beside the one that serves, by name: the share that is done, from 0 to 1. */
  readonly rebuilding: Readable<Rebuilding>
  /** A stream's events in order, pending ones last, as this version has them, each with what became of it. */
  history(stream: StreamId): Promise<readonly JudgedEvent[]>
  /**
   * What a query finds in the log as this device holds it, page by page: go on with `next`. What is not sent yet
   * comes whole with the newest page.
   */
  query(query: LogQuery): Promise<LogPage<JudgedEvent>>
  /**
   * Folds part of the log anew, from the oldest event to the newest, for a question no view answers: by type, stream, time
   * and all else a query can say. A few hundred events are in memory at a time; every handler has the data of its type.
   *
   * @example
   * const { value: units } = await workspace.replay(
   *   { types: [LineAdded], since: monday },
   *   { initial: 0, on: { LineAdded: (sum, { quantity }) => sum + quantity } },
   * )
   */
  replay<A, const E extends EventDefinition>(
    query: ReplayQuery<E>,
    fold: ReplayFold<A, E>,
    options?: ReplayOptions,
  ): Promise<Replayed<A>>
  /** All that one action set going, in causal order: requests, their events, what became of them, and views. */
  trace(correlation: string): Promise<Trace>
  /**
   * Opens the past of the whole workspace, to go to any moment of it: as it `happened`, unless given, or as this device
   * has `known` it.
   */
  past(axis?: PastAxis): Promise<Past>
  /**
   * What of the log is on this device, what it takes, and what it would free to keep less. Whatever looks back fetches
   * from the relay what is not here, or rejects with the `StoreError` `older` when it cannot.
   */
  historyRoom(): Promise<HistoryRoom>
  /**
   * Chooses how much history this device keeps, and keeps to it. Resolves with what that freed at once; with nothing when
   * another tab has to do it.
   */
  keepHistory(keeping: Keeping): Promise<Released | undefined>
  /** How many events of older history came so far, while it is being fetched. */
  readonly fetchingOlder: Readable<number | undefined>
  readonly sync: Readable<SyncStatus>
  syncNow(): void
  /** Resolves once this device holds the log up to a position: to read at least what was true then. */
  reached(position: number): Promise<void>
  /** What came of being away, until it is dismissed. */
  readonly report: Readable<ReconnectReport | undefined>
  dismissReport(): void
  /** What was refused for good: by the relay, or because somebody else was first. Kept until it is dealt with. */
  refusals(): Readable<readonly Refusal[]>
  /** Carries a refused request out anew, on the state of now, and then what is held with it. */
  retry(command: string): Promise<Outcome>
  /** Gives a refused request up. What is held with it is carried out anew; what cannot stand alone is listed then. */
  discard(command: string): Promise<void>
  /** How far each replica's committed events are held here. */
  held(): VersionVector
  /** What folding makes of an event now. */
  judgement(event: Dot & { readonly stream: StreamId }): Judgement
  /** The whole log as this device holds it, in order; what is not sent yet comes last. */
  log(): Promise<readonly LoggedEvent[]>
  /** A digest of all committed states and of their position: equal on all devices that are in step. */
  stateHash(): string
  diagnostics(): Promise<Diagnostics>
  /** This device's unsent events as text, one JSON line each. */
  exportUnsent(): Promise<string>
  close(): Promise<void>
}

/** How a request is known: by an id of its own, and by what the action it belongs to is known by. */
export type RequestOptions = Pick<RequestDraft, 'id' | 'correlation'>

/** Fewer events than this are caught up with one by one: their verdicts are told, and it is as fast. */
const fewEvents = 5000

/** How many requests an import hands over at a time, between which it can be stopped. */
const importSlice = 200

/** Opens a workspace on this device. Rejects with a `StoreError` when the storage cannot be used. */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const name = ['causeway', options.workspace, options.device].filter(Boolean).join('/')
  const reach = { network: browserNetwork, ...options }
  const older = openOlder(reach)
  const store = await openStore(name, (error) => options.onStorageLost?.(error), older.source)
  const live = await openLiveState({ store, ...options })
  const commitments = watchCommitments(live, store)
  const refusals = await watchRefusals(live, store)
  const sync = startSync({
    statesFrom: fewEvents,
    ...options,
    name,
    store,
    live,
    onRefused: () => void readAnew().catch(passOverLoss),
  })
  const reporter = watchReconnects(live, sync.status)
  const undoStack = await openUndoStack(store, options.actor)
  live.onRefreshed(() => void undoStack.read().catch(passOverLoss))
  function countRefused(): void {
    commitments.refused(refusals.store.getState())
    sync.countRefused(refusals.store.getState().length)
  }
  async function readAnew(): Promise<void> {
    await Promise.all([refusals.read(), undoStack.read()])
  }
  refusals.store.subscribe(countRefused)
  countRefused()
  const now = () => Date.now() + sync.status.getState().offset
  const executor = createExecutor({
    ...options,
    store,
    live,
    commitments,
    rights: options.rights ?? { command: () => true },
    now,
    onRecorded: sync.recorded,
    onReceipts: undoStack.recorded,
  })
  const persistent = persistStorage()
  const lookingBack = loadedLater(() => import('./history/looking-back.ts'))

  async function executeEach(requests: readonly RequestDraft[], signal?: AbortSignal): Promise<Outcome[]> {
    const outcomes: Outcome[] = []
    for (let at = 0; at < requests.length && !signal?.aborted; at += importSlice) {
      outcomes.push(
        ...(await Promise.all(
          requests.slice(at, at + importSlice).map((request) => executor.execute({ ...request, bulk: true })),
        )),
      )
    }
    return outcomes
  }

  /** Carries a request out anew. One id for each retry: should the app stop in between, it is not carried out twice. */
  async function again({ command, commands, correlation, undoes: taken }: HeldRequest): Promise<Outcome> {
    // What it takes back may have been carried out anew just before it.
    const [undoes] = taken === undefined ? [] : await store.receipts([anew(taken), taken])
    const outcome = await executor.execute({
      ...{ id: anew(command), commands, correlation },
      ...(undoes && { undoes }),
    })
    if (outcome.ok) await store.settle(command)
    else await store.refuse(command, { code: 'declined', message: outcome.error.message, at: Date.now() })
    return outcome
  }

  function refused(command: string): Refusal {
    const refusal = refusals.store.getState().find((one) => one.command === command)
    if (!refusal) throw new Error(`The command ${command} was not refused.`)
    return refusal
  }

  /** What was held follows in its order; what cannot stand now is listed with its reason. */
  async function letFollow(held: readonly HeldRequest[]): Promise<void> {
    for (const request of held) await again(request)
    await refusals.read()
  }

  async function undo(request: string): Promise<Outcome> {
    const receipts = await store.receipts([request]).catch((error: StoreError) => error)
    if (receipts instanceof Error) return failedToStore(randomId(), receipts)
    const [undoes] = receipts
    if (!undoes) throw new Error(`This device knows no request ${request}.`)
    return executor.execute({ commands: undoes.commands, undoes })
  }

  const workspace: Workspace = {
    id: options.workspace,
    get replica() {
      return live.meta.replica
    },
    get series() {
      return live.meta.series
    },
    execute: (command, draft) =>
      executor.execute({ ...draft, commands: 'aggregate' in command ? [command] : command }),
    preview: (command) => executor.preview('aggregate' in command ? [command] : command),
    undo,
    undoing: undoStack.undoing,
    executeEach,
    state: (aggregate, id) => live.ledger.state(aggregate, id),
    status: (stream) => live.ledger.moment(stream)?.status ?? untouched(stream),
    watch: (stream, listener) => live.watch(stream, listener),
    view: (view) => live.views.contents(view),
    replaceView: (view, by) => live.views.replace(view, by),
    rebuilding: live.views.rebuilding,
    async history(stream) {
      const { position } = live.ledger
      const committed = (await store.history([stream], position)).get(stream) ?? []
      const beyond = (await readBeyond(store, position)).filter((event) => event.stream === stream)
      return [...committed, ...beyond].map((event) => ({
        event: asCurrent(options.model, event),
        judgement: live.ledger.judgement(event),
      }))
    },
    async query(query) {
      const { queryLog } = await lookingBack()
      return queryLog(store, live, query, options.model)
    },
    async past(axis = 'happened') {
      const { openPast } = await lookingBack()
      return openPast({ store, live, model: options.model, workspace }, axis)
    },
    async replay(query, fold, how) {
      const { replay, storedPages } = await lookingBack()
      const source: ReplaySource = {
        model: options.model,
        judgement: (event) => live.ledger.judgement(event),
        end: live.ledger.position,
        pages: (wanted) => storedPages(store, live, wanted),
      }
      return replay(source, query, fold, how)
    },
    async trace(correlation) {
      const { traceOf } = await lookingBack()
      return traceOf({ store, live, ...options }, correlation)
    },
    async historyRoom() {
      const { createLogApi, historyRoom } = await lookingBack()
      const asking = new AbortController()
      const { network, relay, token } = reach
      return historyRoom({ store, live, api: createLogApi(network, relay, token, asking.signal) })
    },
    async keepHistory(keeping) {
      await store.keep(keeping)
      return sync.release()
    },
    fetchingOlder: older.fetched,
    sync: sync.status,
    syncNow: () => sync.syncNow(),
    reached: (position) => reached(live, position),
    report: reporter.report,
    dismissReport: reporter.dismiss,
    refusals: () => refusals.store,
    async retry(command) {
      const refusal = refused(command)
      const outcome = await again(refusal)
      await (outcome.ok ? letFollow(refusal.held) : refusals.read())
      return outcome
    },
    async discard(command) {
      const { held } = refused(command)
      await store.settle(command)
      await letFollow(held)
    },
    held: () => live.ledger.vector,
    judgement: (event) => live.ledger.judgement(event),
    async log() {
      const { position } = live.ledger
      const beyond = await readBeyond(store, position)
      return [...(await store.readLog(1, position)), ...beyond]
    },
    stateHash() {
      const { ledger } = live
      const states = ledger.checkpoint([...ledger.streams()].sort())
      return shortHash(canonicalJson([ledger.position, states.map(({ stream, state }) => [stream, state])]))
    },
    diagnostics: () =>
      diagnose({
        live,
        sync: sync.status,
        persistent,
        version: options.version,
        tabsNotice: sync.tabsNotice,
      }),
    async exportUnsent() {
      const { returned, pending } = await store.readAfter(live.ledger.position, 0)
      return [...returned, ...pending].map(eventText).join('\n')
    },
    async close() {
      await sync.close()
      store.close()
    },
  }
  return workspace
}

/** The id of a request when it is carried out anew. */
const anew = (command: string) => `${command}+`

function reached(live: LiveState, position: number): Promise<void> {
  if (live.ledger.position >= position) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = live.onTransitions(() => {
      if (live.ledger.position < position) return
      stop()
      resolve()
    })
  })
}
