// What client and relay say to each other.

export { chainHash, eventText, nextDigest, shortHash } from './chain.ts'
export {
  digestAfter,
  entryEventText,
  entryLine,
  entryReceivedAt,
  readEntries,
  readEvent,
} from './entry.ts'

// How it is written.
export { decodeRelayFrame, encodeFrame, splitFrame } from './frame.ts'
export {
  type ApiProblem,
  type Demo,
  type EventsAnswer,
  type Invite,
  type InviteRequest,
  joinLink,
  joinToken,
  type Membership,
  type ReplicaProgress,
  type ViewAnswer,
  type ViewProgress,
} from './http.ts'
export {
  type ChainHead,
  type ClientMessage,
  closeCodes,
  type Forked,
  type Held,
  type Hello,
  type LogEntries,
  type LogPoint,
  type LostStretch,
  limits,
  type Missing,
  type Ping,
  type Pong,
  type Push,
  paths,
  protocolVersion,
  queryText,
  type RefusalCode,
  type Refused,
  type RelayMessage,
  type RoomHello,
  type Seal,
  type Subscribe,
  type Taken,
  type Welcome,
} from './messages.ts'
export {
  type Outline,
  type PlacedLine,
  reducerDigests,
  type Snapshot,
  type SnapshotRequest,
} from './snapshot.ts'
export { filterText, mayHoldStream, readFilter, streamFilter } from './stream-filter.ts'
export { traceIdOf } from './trace-id.ts'
