// Declaring a domain.

export { type Dot, dotKey, parseDotKey, type ReplicaId, sameDot } from './causality/dot.ts'
export {
  effectiveTime,
  type HybridTime,
  hybridTime,
  observe,
  tick,
  wallTime,
} from './causality/hybrid-clock.ts'
export {
  type Causal,
  type CausalOrder,
  causalOrder,
  covers,
  dominates,
  emptyClock,
  happenedBefore,
  joinClocks,
  type VectorClock,
  type VersionVector,
  withDot,
} from './causality/vector-clock.ts'
// Looking back.
export { type Difference, differences } from './history/differences.ts'
export { type Mark, marksOf } from './history/marks.ts'
export {
  defaultPage,
  type LogPage,
  type LogQuery,
  matchesQuery,
  nextQuery,
} from './history/query.ts'
export { canonicalJson } from './ledger/canonical.ts'
export type { StreamCheckpoint } from './ledger/checkpoint.ts'
// Folding them.
export { createLedger, type Ledger, LedgerError } from './ledger/ledger.ts'
export { conflictMatrix, type MatrixEntry } from './ledger/matrix.ts'
export {
  type Cause,
  type ReactionHost,
  type ReactionProblem,
  type ReactionRequest,
  react,
  wakeTime,
} from './ledger/reactions.ts'
export {
  createProjection,
  type Group,
  type Groups,
  type Projection,
  type ReadModel,
} from './ledger/read-model.ts'
export { asCurrent } from './ledger/reading.ts'
export { asideRule } from './ledger/reviewing.ts'
export { rivalKeys } from './ledger/rivals.ts'
export { createStreamFold, type StreamFold } from './ledger/stream-fold.ts'
export { countUpTo, createTimeline, makeTimeline, type Timeline, type TimeOf } from './ledger/timeline.ts'
export type {
  Candidate,
  Conflict,
  Flag,
  JudgedEvent,
  Judgement,
  Moment,
  RefusedEvent,
  RuleName,
  StreamStatus,
  Transition,
  Trouble,
  Verdict,
} from './ledger/transition.ts'
export { unsettledStreams } from './ledger/unsettled.ts'
export {
  type Aggregate,
  aggregate,
  type Command,
  type CommandDefinition,
  type DecideContext,
  type Decision,
  type Invariant,
  isRejection,
  type Rejection,
  reject,
  type StateOf,
} from './model/aggregate.ts'
export { type BetweenRule, between, bothStand } from './model/between.ts'
// Events and their causality.
export {
  type CommittedEvent,
  isCommitted,
  type LoggedEvent,
  parseStreamId,
  type RecordedEvent,
  type StreamId,
  streamId,
} from './model/envelope.ts'
export {
  type DataOf,
  type DraftOf,
  type EventDefinition,
  type EventDraft,
  event,
  type Upcast,
  upcast,
} from './model/event.ts'
export { aggregateOf, decide, defineModel, definitionOf, type Model } from './model/model.ts'
export {
  type Commutes,
  commutes,
  type Escalate,
  escalate,
  type FactPolicy,
  type LatestWins,
  latestWins,
  type Merge,
  merge,
  type Policy,
  type Refuse,
  refuse,
} from './model/policy.ts'
export { type Process, type ProcessContext, process } from './model/process.ts'
export { type ReducerVersions, reducerVersions } from './model/reducer-version.ts'
export {
  builtIn,
  type Person,
  PutAside,
  type PutAsideData,
  Reviewed,
  type ReviewedData,
  type Rights,
  type RoomRight,
  reviewCommand,
  reviewing,
} from './model/rights.ts'
export {
  key,
  type Touches,
  type TouchesKeys,
  type TouchesParts,
  touchesEachField,
  touchesWholeStream,
} from './model/touches.ts'
export { Undone, type UndoneData, undoes } from './model/undone.ts'
export { type Checked, check, type Issue } from './model/validation.ts'
export { type RowOf, type Sums, type Total, type View, view } from './model/view.ts'
