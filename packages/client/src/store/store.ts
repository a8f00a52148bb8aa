import type { CommittedEvent, HybridTime, LogQuery, RecordedEvent, ReplicaId, StreamId } from '@causeway/core'
import type { LogEntries, LogPoint, Seal, Snapshot } from '@causeway/protocol'
import type { Readiness } from './append.ts'
import type { CheckpointDamage } from './checkpoint.ts'
import type {
  CheckpointChunk,
  CheckpointHead,
  Keeping,
  Meta,
  ReceiptRecord,
  RefusalRecord,
} from './database.ts'
import type { Scanned } from './find.ts'
import type { ReceiptsKept } from './prune.ts'

/**
 * One replica's storage. Every change is one strict transaction over all it concerns, so that a crash leaves either
 * all of it or nothing. Rejects with a `StoreError` and nothing else.
 *
 * Part of the log may have been released. Whatever reads that has it fetched, or rejects with `older`: nothing ever takes
 * the part that is here for the whole.
 */
export interface Store {
  /** Everything needed to fold the workspace: from the checkpoint of that version of the app, or from the first event. */
  load(version?: string): Promise<Loaded>
  /** What was added after `position` and own `seq`, when the generation is still the same. */
  readAfter(position: number, seq: number): Promise<Loaded>
  /** All committed events of some streams up to a position, for a ledger that lacks them. */
  history(streams: readonly StreamId[], upTo: number): Promise<ReadonlyMap<StreamId, CommittedEvent[]>>
  /** Committed events from one position to another, both included. */
  readLog(from: number, to: number): Promise<CommittedEvent[]>
  /** All committed events up to a position, record by record, each with when it came to this device. */
  walk(upTo: number): AsyncIterable<readonly ArrivedEvent[]>
  /** Committed events up to a position that a query looks for, in its order: at most so many. */
  find(query: LogQuery, upTo: number, most: number): Promise<CommittedEvent[]>
  /** All that a query finds up to a position, record by record. */
  scan(query: LogQuery, upTo: number): AsyncIterable<Scanned>
  /** All committed events of some commands up to a position, record by record. */
  eventsOfCommands(commands: ReadonlySet<string>, upTo: number): AsyncIterable<Scanned>
  /** A position before which the relay had received everything by a time; milliseconds since 1970. */
  receivedBefore(time: number): Promise<number>
  /** All committed events of some aggregates up to a position, record by record. */
  eventsOf(aggregates: readonly string[], upTo: number): AsyncIterable<Scanned>
  meta(): Promise<Meta>

  /**
   * Records commands in one transaction, if nothing was written since `revision`. `build` is called inside the
   * transaction with what is stored now and the receipts of those `commands` there are; it must be synchronous.
   */
  record(
    revision: number,
    commands: readonly string[],
    build: (meta: Meta, known: ReadonlyMap<string, ReceiptRecord>) => Recording,
  ): Promise<Recorded>
  receipt(command: string): Promise<ReceiptRecord | undefined>
  /** Receipts of what the relay refused for good, oldest first. */
  refusals(): Promise<readonly ReceiptRecord[]>
  /** Receipts of what may be taken back, or redone, newest first. */
  undoable(count: number): Promise<readonly ReceiptRecord[]>
  /** Receipts of these requests, as far as this device has them. */
  receipts(commands: readonly string[]): Promise<readonly ReceiptRecord[]>
  /** Receipts of the requests that belong to one action, the oldest first. */
  receiptsOf(correlation: string): Promise<readonly ReceiptRecord[]>
  /** Notes that the author of a refused request has dealt with it. */
  settle(command: string): Promise<void>
  /** Gives a request that was refused another reason. */
  refuse(command: string, refusal: RefusalRecord): Promise<void>

  /** Becomes the leader: later writes with an earlier token fail with `deposed`. */
  claimLeadership(): Promise<number>
  /**
   * Appends a stretch of the committed log that follows on what is held. Own events in it leave `pending`, and
   * returned ones `returned`, in the same transaction. `clock` is the hybrid clock after hearing of them. Where part of
   * the log was released, rejects with an `OutpacedError` unless nothing was recorded or released since `ready`.
   */
  append(
    fence: number,
    log: LogEntries,
    events: readonly CommittedEvent[],
    clock: HybridTime,
    ready?: Readiness,
  ): Promise<Meta>
  /** Texts of own events that are not acknowledged, in order, after a `seq`: at most `events` and about `bytes`. */
  pendingAfter(seq: number, events: number, bytes: number): Promise<readonly string[]>
  /** Events that were committed once and must be sent again, in the order they had. */
  returned(): Promise<readonly ReturnedEvent[]>
  seals(): Promise<ReadonlyMap<ReplicaId, Seal>>
  /**
   * Puts own unacknowledged events in the place of those there are: re-keyed, or without what was refused. `build` is
   * called inside the transaction with what is stored now, and must be synchronous; returned events of one's own count
   * as unacknowledged again. Without a replacement all stays as it is.
   */
  replacePending(
    fence: number,
    build: (unacknowledged: Unacknowledged) => Replacement | undefined,
  ): Promise<Meta>
  /** The places where segments end, rising: where the log can be cut. */
  points(): Promise<readonly LogPoint[]>
  /**
   * Takes everything after `point` back to "to be sent". `point` is one of `points()`, or the start of the log. What of it
   * was released is not here to be sent: the relay must have it.
   */
  truncate(fence: number, point: LogPoint): Promise<Meta>

  /**
   * Keeps the states of streams at a position, so that opening need not fold from the first event. `build` gives the
   * chunks that changed since the checkpoint `base`, or, when that is not the one stored, all of them: one by one, each
   * when the last is written, and at the end the one that lists them.
   */
  saveCheckpoint(
    fence: number,
    base: string | undefined,
    build: (whole: boolean) => Iterable<CheckpointChunk>,
  ): Promise<void>
  /** Merges small segments into full ones once there are many; returns how many records were saved. */
  compact(fence: number): Promise<number>
  /**
   * Compresses full segments that end at or before a position, the oldest first, some at a time; returns how many it took
   * on, and 0 when there are none left.
   */
  seal(fence: number, position: number): Promise<number>
  /**
   * Lets go of the events of full segments, the oldest first, some at a time and each time in one transaction; returns what
   * that freed, and nothing when there is no more. What cannot be done without needs no connection afterwards.
   */
  release(fence: number, releasing: Releasing): Promise<Released>
  /** Fetches all that was released up to a position, and puts it back. */
  holdAll(upTo: number): Promise<void>
  /**
   * Fetches some of what was released and the relay received since a time, milliseconds since 1970, the newest first, and
   * puts it back; resolves with how many records that were, and 0 when there is no more.
   */
  holdSome(since: number, most: number): Promise<number>
  /**
   * Goes on from states at a later place of the log, instead of from what lies between, which counts as released. Own
   * events that are in them leave `pending`. Resolves with nothing, and does nothing, when anything was recorded or
   * rewritten since `ready`.
   */
  takeStates(fence: number, taking: TakingStates, ready: Readiness): Promise<Meta | undefined>
  /** How much history this device shall keep from now on. */
  keep(keeping: Keeping): Promise<void>
  /** Where the log is and where it is not, stretch by stretch. */
  stretches(): Promise<readonly Stretch[]>
  /** Forgets the oldest receipts beyond a bound, but none that is still needed; returns how many. */
  prune(fence: number, kept: ReceiptsKept): Promise<number>
  close(): void
}

/** A committed event, and when it came to this device. */
export interface ArrivedEvent {
  readonly event: CommittedEvent
  /** Milliseconds since 1970; of what came before that was noted, when the relay received it. */
  readonly arrived: number
}

/** States to go on from. */
export interface TakingStates {
  readonly snapshot: Snapshot
  /** What computes them. */
  readonly computing: Pick<CheckpointHead, 'version' | 'reducers'>
  /** Milliseconds since 1970, by this device's clock. */
  readonly now: number
}

/** What may be released, and what it stands on. */
export interface Releasing {
  /** Up to this position: a segment that goes further stays. */
  readonly upTo: number
  /** The checkpoint that opening can go on from instead. */
  readonly checkpoint: string
  /** What was found out is true of this revision: if anything was written since, nothing is released. */
  readonly revision: number
  /** Streams whose histories stay: opening and recording need them. */
  readonly keep: ReadonlySet<StreamId>
  /** What was fetched anew since then stays for now; milliseconds since 1970. */
  readonly fetchedBefore: number
}

/** What was released: events, and about how many bytes they took. */
export interface Released {
  readonly events: number
  readonly bytes: number
}

/** A stretch of the log as it is stored. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** Digest of the committed order at `to`. */
  readonly digest: string
  /** About what its events take; 0 when they were released. */
  readonly bytes: number
  readonly isHeld: boolean
  /** Whether it could be released: small ones are merged before. */
  readonly isFull: boolean
  /** When it was fetched anew, if it was. */
  readonly fetched?: number
}

/** What came of recording: it is saved, or somebody else had written in between and it is not. */
export type Recorded = { readonly kind: 'recorded'; readonly meta: Meta } | { readonly kind: 'moved' }

/** What a record transaction writes. */
export interface Recording {
  readonly events: readonly RecordedEvent[]
  readonly texts: readonly string[]
  readonly receipts: readonly ReceiptRecord[]
  /** Chain hash of the last event. */
  readonly head: string
  readonly clock: HybridTime
  readonly lastNumber: number
}

/** Contents of a store, in the order to fold them. */
export interface Loaded {
  readonly meta: Meta
  readonly checkpoint:
    | { readonly head: CheckpointHead; readonly chunks: readonly CheckpointChunk[] }
    | undefined
  /** Why a checkpoint that is stored is not among this. */
  readonly damage?: CheckpointDamage
  /** Committed events after the checkpoint. */
  readonly segments: readonly { readonly from: number; readonly lines: readonly string[] }[]
  readonly returned: readonly RecordedEvent[]
  /** Own events that are not acknowledged. */
  readonly pending: readonly RecordedEvent[]
}

export interface ReturnedEvent {
  readonly replica: ReplicaId
  readonly seq: number
  readonly text: string
}

/** Own events the relay has not acknowledged, or no more. */
export interface Unacknowledged {
  readonly meta: Meta
  /** In `seq` order. */
  readonly events: readonly RecordedEvent[]
  /** The receipts of their commands. */
  readonly receipts: readonly ReceiptRecord[]
}

/** Own unacknowledged events as they shall be from now on. */
export interface Replacement {
  readonly replica: ReplicaId
  /** All that remain unacknowledged, in order. */
  readonly events: readonly RecordedEvent[]
  readonly texts: readonly string[]
  readonly nextSeq: number
  readonly head: string
  /** Receipts whose events were renumbered or refused. */
  readonly receipts: readonly ReceiptRecord[]
}
