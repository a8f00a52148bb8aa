import {
  asCurrent,
  defaultPage,
  isCommitted,
  type JudgedEvent,
  type LoggedEvent,
  type LogPage,
  type LogQuery,
  type Model,
  matchesQuery,
  nextQuery,
  type Timeline,
} from '@causeway/core'
import { createStore } from 'zustand/vanilla'
import { type CommandError, failed, type Outcome } from '../commands/outcome.ts'
import { untouched } from '../live/live-state.ts'
import type { Workspace } from '../workspace.ts'
import type { PastViews } from './past-views.ts'
import { pagesOf, type ReplaySource, replay } from './replay.ts'

const error: CommandError = {
  code: 'read-only',
  message: 'You are looking at the past, where nothing can be changed. Go back to now, and try again.',
}

/** The id of a request that was not even given one. */
const nobody = ''

/** A workspace that reads a moment of its past and turns every change down; what is about now stays so. */
export function pastWorkspace(parts: {
  readonly now: Workspace
  readonly model: Model
  readonly timeline: Timeline
  readonly views: PastViews
  /** The log up to where the timeline stands. */
  readonly happened: () => readonly LoggedEvent[]
}): Workspace {
  const { now, model, timeline, views, happened } = parts
  const turnedDown = (id = nobody): Outcome => failed(id, error)
  const nothingToUndo = createStore(() => ({}))
  const noRefusals = createStore(() => [])
  const nothingRebuilt = createStore(() => ({}))
  const noReport = createStore(() => undefined)

  return {
    id: now.id,
    get replica() {
      return now.replica
    },
    get series() {
      return now.series
    },
    state: (aggregate, id) => timeline.state(aggregate, id),
    status: (stream) => timeline.moment(stream)?.status ?? untouched(stream),
    watch: views.watch,
    view: views.view,
    replaceView: () => Promise.reject(new Error(error.message)),
    rebuilding: nothingRebuilt,
    history: async (stream) =>
      timeline.history(stream).map(({ event, judgement }) => ({ event: asCurrent(model, event), judgement })),
    query: async (query) => pageOf(happened(), model, timeline, query),
    replay: (query, fold, options) => {
      const log = happened()
      const source: ReplaySource = {
        model,
        judgement: (event) => timeline.judgement(event),
        end: log.filter(isCommitted).at(-1)?.position ?? 0,
        pages: (wanted) => pagesOf(log, wanted),
      }
      return replay(source, query, fold, options)
    },
    log: async () => happened(),
    judgement: (event) => timeline.judgement(event),

    execute: async (_command, options) => turnedDown(options?.id),
    executeEach: async (requests) => requests.map(({ id }) => turnedDown(id)),
    preview: async () => ({ ok: false, error }),
    undo: async () => turnedDown(),
    undoing: nothingToUndo,
    refusals: () => noRefusals,
    retry: async () => turnedDown(),
    discard: () => Promise.reject(new Error(error.message)),
    report: noReport,
    dismissReport: () => undefined,

    past: (axis) => now.past(axis),
    trace: (correlation) => now.trace(correlation),
    held: () => now.held(),
    historyRoom: () => now.historyRoom(),
    keepHistory: () => Promise.reject(new Error(error.message)),
    fetchingOlder: now.fetchingOlder,
    sync: now.sync,
    syncNow: () => now.syncNow(),
    reached: (position) => now.reached(position),
    stateHash: () => now.stateHash(),
    diagnostics: () => now.diagnostics(),
    exportUnsent: () => now.exportUnsent(),
    close: async () => undefined,
  }
}

function pageOf(
  log: readonly LoggedEvent[],
  model: Model,
  timeline: Timeline,
  query: LogQuery,
): LogPage<JudgedEvent> {
  const found = log.filter((event) => matchesQuery(query, event))
  if (query.order === 'newest') found.reverse()
  const committed = found.filter(isCommitted)
  const last = committed[(query.limit ?? defaultPage) - 1]
  const next = last && committed.at(-1) !== last ? nextQuery(query, last.position) : undefined
  const page = next && last ? found.slice(0, found.lastIndexOf(last) + 1) : found
  return {
    events: page.map((event) => ({
      event: asCurrent(model, event),
      judgement: timeline.judgement(event),
    })),
    ...(next && { next }),
  }
}
