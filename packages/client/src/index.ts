export type { Preview, RequestDraft } from './commands/executor.ts'
export type { CommandError, Committed, Outcome, Receipt } from './commands/outcome.ts'
export type { UndoEntry, Undoing } from './commands/undo-stack.ts'
export type { Diagnostics } from './diagnostics.ts'
export type { Freeing, HistoryRoom, Hold } from './history/keeping.ts'
export type { Comparison, Past, PastAxis } from './history/past.ts'
export type { Replayed, ReplayFold, ReplayOptions, ReplayQuery } from './history/replay.ts'
export type { Trace, TracedEvent, TracedRequest } from './history/trace.ts'
export {
  after,
  allOf,
  anyOf,
  type CheckpointPolicy,
  type CheckpointWatch,
  every,
  everyEvents,
  type Significant,
} from './live/checkpoint-policy.ts'
export type { Rebuilding } from './live/live-views.ts'
export type { OpeningReport } from './live/opening.ts'
export type { Readable } from './live/readable.ts'
export type { HeldRequest, Refusal } from './refusals.ts'
export type { CheckpointDamage } from './store/checkpoint.ts'
export type { Keeping } from './store/database.ts'
export { StoreError, type StoreErrorCode } from './store/errors.ts'
export type { Released } from './store/store.ts'
export type { Network, NetworkSocket } from './sync/network.ts'
export type { ReconnectReport } from './sync/report.ts'
export type { SyncStatus } from './sync/status.ts'
export { openWorkspace, type RequestOptions, type Workspace, type WorkspaceOptions } from './workspace.ts'
