import type { Command, Dot, HybridTime, ReplicaId, StreamId, VersionVector } from '@causeway/core'
import type { LogPoint, RefusalCode, Seal } from '@causeway/protocol'
import Dexie, { type EntityTable, type Table } from 'dexie'
import { StoreError } from './errors.ts'

/** What one replica knows of itself: a single record, read and written in every transaction that changes anything. */
export interface Meta {
  readonly id: 'meta'
  readonly replica: ReplicaId
  /** The `seq` of the next own event. */
  readonly nextSeq: number
  /** Chain hash of the last own event; the empty string before the first. */
  readonly head: string
  /** Own events up to this `seq` had other dots before: a copy of this storage may have sent them under those. */
  readonly rewrittenTo?: number
  /** The hybrid clock: nothing recorded or heard of is later. */
  readonly clock: HybridTime
  /** The series of this device's document numbers; a new one once it turns out to be a copy. */
  readonly series: string
  /** The last number given in the series. */
  readonly lastNumber: number
  /** How far the committed log is held here, and its digest there. */
  readonly position: number
  readonly digest: string
  /** The relay's word on the log at `position`, to give back with it what the relay may lose; absent after a cut. */
  readonly mac?: string
  /** Rises with every change, so that a tab notices that another one wrote. */
  readonly revision: number
  /** Rises when the log or the own events were rewritten, so that a tab must read everything anew. */
  readonly generation: number
  /** The fencing token: rises with every new leader, and a deposed one's late writes fail. */
  readonly epoch: number
  /** The end of the last stretch that was released: all behind it is here, and before it something is not. */
  readonly floor?: LogPoint
  /** How much history this device shall keep; all unless somebody chose otherwise. */
  readonly keeping?: Keeping
}

/** How much history a device keeps: all of it, what the relay received in the last 30 days, or the last 1,000 changes. */
export type Keeping = 'all' | 'month' | 'least'

/** Own events that are not acknowledged yet, in one record per commit: the transactional outbox. */
export interface PendingRecord {
  /** Of the first event in it. */
  readonly seq: number
  readonly count: number
  /** The events' texts, one a line. */
  readonly text: string
}

/** Committed events as they came from the relay, hundreds per record. */
export type Segment = HeldSegment | ReleasedSegment

/** One whose events are here. */
export type HeldSegment = OpenSegment | SealedSegment

interface SegmentSpan {
  /** Position of the first event. */
  readonly from: number
  readonly to: number
  /** Digest of the committed order at `to`. */
  readonly digest: string
  /** When its stretches came; absent in what was written before version 0.2.0. */
  readonly arrivals?: readonly Arrival[]
  /** When it was fetched anew after it had been released; milliseconds since 1970. */
  readonly fetched?: number
}

/** A segment as it was written: small ones are merged. */
export interface OpenSegment extends SegmentSpan {
  /** Entry lines. */
  readonly text: string
}

/** A full segment that nothing is added to any more, compressed in idle time. */
export interface SealedSegment extends SegmentSpan {
  /** For the index of those that are. */
  readonly sealed: 1
  /** The text, by gzip, whose checksum tells damage. */
  readonly packed: ArrayBuffer
  /** Which streams it has events of, as `streamFilter` says. */
  readonly streams: ArrayBuffer
}

/**
 * What stays of a segment whose events were released: enough to know whether they are needed, to tell them from others
 * when they are fetched anew, and to compare logs.
 */
export interface ReleasedSegment extends SegmentSpan {
  /** For the index of those that are. */
  readonly released: 1
  readonly streams: ArrayBuffer
  /** When the relay received its first event. */
  readonly receivedAt: HybridTime
  /** All events it has of some streams, whose histories are needed without a connection as well. */
  readonly kept: Readonly<Record<StreamId, readonly KeptLine[]>>
}

/** An entry line, with its position. */
export type KeptLine = readonly [position: number, line: string]

/** When a stretch of the log came to this device. It reaches to the next one, or to the segment's end. */
export interface Arrival {
  /** Position of its first event. */
  readonly from: number
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number
}

/** An event that was committed until the relay turned out to have lost it: to be sent again, whoever wrote it. */
export interface ReturnedRecord {
  /** The position it had. */
  readonly position: number
  readonly replica: ReplicaId
  readonly seq: number
  readonly text: string
}

/** The relay's seal of a replica, to vouch for its events when they must be sent by somebody else. */
export interface SealRecord extends Seal {
  readonly replica: ReplicaId
}

/** What became of a command on this device. */
export interface ReceiptRecord {
  /** Id of the command. */
  readonly command: string
  /** What was asked for, so that it can be tried again. */
  readonly commands: readonly Command[]
  readonly correlation: string
  /** The events it recorded; none when nothing was to be changed. */
  readonly events: readonly OwnEvent[]
  readonly actor: string
  /** The hybrid clock when it was carried out: which of two is older. */
  readonly at: HybridTime
  /** The request it takes back, where it does. */
  readonly undoes?: string
  /** When it was recorded, if it may be taken back; what cannot be, or came from a file, has none. */
  readonly undoAt?: HybridTime
  /** Set when the relay refused it for good. */
  readonly refusal?: RefusalRecord
  /** Its author has dealt with its refusal. */
  readonly settled?: true
}

/** An event of this device, and where it is. */
export interface OwnEvent extends Dot {
  readonly stream: StreamId
}

/** A {@link ReceiptRecord} as it is stored: what nobody searches for is one JSON text. */
export interface StoredReceipt {
  readonly command: string
  readonly text: string
  readonly undoAt?: HybridTime
  readonly refusal?: RefusalRecord
}

export interface RefusalRecord {
  /** `depends`: it builds on another that was refused. `declined`: tried again, it was turned down. */
  readonly code: RefusalCode | 'depends' | 'declined'
  readonly message: string
  /** For `depends`: the request whose events the relay refused. */
  readonly on?: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Aggregate states in chunks. Chunk 0 says what the others are of. */
export interface CheckpointChunk {
  readonly chunk: number
  /** JSON: of chunk 0 a {@link CheckpointHead}, of the others an array of `StreamCheckpoint`. */
  readonly text: string
  /** The checksum of the text: of chunk 0, which lists those of the others; absent before version 3 of the tables. */
  readonly checksum?: string
}

export interface CheckpointHead {
  /** Another one with every save. */
  readonly id: string
  readonly position: number
  readonly vector: VersionVector
  /** The app's version: states of another one are not used. */
  readonly version: string
  /** Digests of what computed the states, by aggregate: states of an aggregate that has another are not used. */
  readonly reducers: Readonly<Record<string, string>>
  /** When it was written; milliseconds since 1970. */
  readonly at: number
  /** The checksum of each chunk's text. */
  readonly chunks: Readonly<Record<number, string>>
}

/** The database of one workspace on this device. */
export type Database = Dexie & {
  readonly meta: EntityTable<Meta, 'id'>
  readonly pending: EntityTable<PendingRecord, 'seq'>
  readonly segments: EntityTable<Segment, 'from'>
  readonly returned: EntityTable<ReturnedRecord, 'position'>
  readonly seals: EntityTable<SealRecord, 'replica'>
  readonly receipts: EntityTable<StoredReceipt, 'command'>
  readonly checkpoints: Table<CheckpointChunk, number>
}

/** Rises with every change of the tables. */
export const schemaVersion = 4

/** The database of a workspace, not yet opened. Every transaction waits until the disk has it. */
export function databaseOf(name: string): Database {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Database
  database.version(1).stores({
    meta: 'id',
    pending: 'seq',
    segments: 'from',
    returned: 'position, [replica+seq]',
    seals: 'replica',
    receipts: 'command, refusal.at',
    checkpoints: 'chunk',
  })
  // What may be taken back, in the order it was done.
  database.version(2).stores({ receipts: 'command, refusal.at, undoAt' })
  // Which segments are compressed: an app of before could not read them.
  database.version(3).stores({ segments: 'from, sealed' })
  // Which are released: an app of before would take a part of the log for all of it.
  database.version(4).stores({ segments: 'from, sealed, released' })
  return database
}

/**
 * The database, unless it was closed: then throws `gone`. Dexie would fail as well, but its failure counts as one nobody
 * hears of. Reading that takes several steps outside of a transaction looks before each.
 */
export function stillOpen(database: Database): Database {
  if (!database.isOpen()) throw new StoreError('gone')
  return database
}
