import { type CommittedEvent, dotKey, type HybridTime, type ReplicaId } from '@causeway/core'
import { entryEventText, type LogEntries } from '@causeway/protocol'
import type { Meta, OpenSegment, PendingRecord, ReturnedRecord } from './database.ts'
import { StoreError } from './errors.ts'

/** What is appended, and in whose name. */
export interface Append {
  /** The leader's fencing token. */
  readonly fence: number
  readonly log: LogEntries
  /** The log's events, read. */
  readonly events: readonly CommittedEvent[]
  /** The hybrid clock after hearing of them. */
  readonly clock: HybridTime
  /** As of when what folding needs was read, where part of the log was released. */
  readonly ready?: Readiness
}

/** What was true when it was found out what folding needs: if that changed since, it may need more. */
export type Readiness = Pick<Meta, 'nextSeq' | 'generation'>

/** Something was recorded or released before a stretch could be stored: it is to be looked at again. */
export class OutpacedError extends StoreError {
  constructor() {
    super('failed')
  }
}

/**
 * The transaction that everything committed comes through, written on IndexedDB itself as that of commands is. The
 * stretch goes to the segments; own events in it leave the outbox, and returned ones need not be sent any more.
 */
export function appendOn(database: IDBDatabase, append: Append): Promise<Meta> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(
      ['meta', 'segments', 'seals', 'pending', 'returned'],
      'readwrite',
      {
        durability: 'strict',
      },
    )
    let written: Meta | undefined
    let fault: unknown
    transaction.oncomplete = () => (written ? resolve(written) : reject(new StoreError('failed')))
    transaction.onabort = () => reject(fault ?? transaction.error)

    const returned = transaction.objectStore('returned').count()
    const reading: IDBRequest<Meta | undefined> = transaction.objectStore('meta').get('meta')
    reading.onsuccess = () => {
      try {
        const meta = reading.result
        if (!meta) throw new StoreError('gone')
        if (meta.epoch !== append.fence) throw new StoreError('deposed')
        // One before it failed: this one would leave a gap.
        if (append.log.from !== meta.position + 1) throw new StoreError('failed')
        if (meta.floor && !isStill(append.ready, meta)) throw new OutpacedError()
        written = write(transaction, meta, append)
        const reached = lastOfEach(append.events)
        if (returned.result > 0)
          forgetReturned(transaction, reached, textsOf(append), () => {
            written = { ...meta, ...written, generation: meta.generation + 1 }
            transaction.objectStore('meta').put(written)
          })
        keepSeals(transaction, append.log.seals, returned.result > 0)
        const ownSeq = reached.get(meta.replica)
        // Saves the round trip in which the browser would find out that nothing more is asked for.
        const done = () => returned.result === 0 && transaction.commit()
        if (ownSeq === undefined) done()
        else acknowledge(transaction, ownSeq, done)
      } catch (error) {
        fault = error
        transaction.abort()
      }
    }
  })
}

function write(transaction: IDBTransaction, { mac: _mac, ...meta }: Meta, { log, clock }: Append): Meta {
  const { from, entries, digest, mac } = log
  const to = from + entries.length - 1
  const next: Meta = {
    ...meta,
    clock: Math.max(meta.clock, clock),
    position: to,
    digest,
    ...(mac !== undefined && { mac }),
    revision: meta.revision + 1,
  }
  const segment: OpenSegment = {
    ...{ from, to, digest, text: entries.join('\n') },
    arrivals: [{ from, at: Date.now() }],
  }
  transaction.objectStore('meta').put(next)
  transaction.objectStore('segments').put(segment)
  return next
}

/**
 * A relay that lost some of its log seals what it has left: an earlier place. The seal that vouches for what it lost, and
 * has to be given again, is kept for that.
 */
function keepSeals(transaction: IDBTransaction, seals: LogEntries['seals'], hasReturned: boolean): void {
  const store = transaction.objectStore('seals')
  const index = transaction.objectStore('returned').index('[replica+seq]')
  for (const [replica, seal] of Object.entries(seals)) {
    const put = () => store.put({ ...seal, replica })
    if (!hasReturned) {
      put()
      continue
    }
    const beyond = index.getKey(
      IDBKeyRange.bound([replica, seal.seq], [replica, Number.POSITIVE_INFINITY], true),
    )
    beyond.onsuccess = () => beyond.result === undefined && put()
  }
}

/** Whether nothing was recorded or rewritten since. */
export function isStill(ready: Readiness | undefined, { nextSeq, generation }: Meta): boolean {
  return ready?.nextSeq === nextSeq && ready.generation === generation
}

/** The last `seq` of each replica. */
function lastOfEach(events: readonly CommittedEvent[]): ReadonlyMap<ReplicaId, number> {
  const last = new Map<ReplicaId, number>()
  for (const { replica, seq } of events) last.set(replica, seq)
  return last
}

/** Takes own events up to a `seq` out of the outbox. */
function acknowledge(transaction: IDBTransaction, upTo: number, done: () => void): void {
  const pending = transaction.objectStore('pending')
  const range = IDBKeyRange.upperBound(upTo)
  // Only the last record may go further than what is acknowledged.
  const last: IDBRequest<IDBCursorWithValue | null> = pending.openCursor(range, 'prev')
  last.onsuccess = () => {
    const record: PendingRecord | undefined = last.result?.value
    pending.delete(range)
    const rest = record && withoutAcknowledged(record, upTo)
    if (rest) pending.put(rest)
    done()
  }
}

/** What is left of an outbox record that begins at or before the last acknowledged `seq`; nothing when all of it is. */
export function withoutAcknowledged(
  { seq, count, text }: PendingRecord,
  upTo: number,
): PendingRecord | undefined {
  const acknowledged = upTo + 1 - seq
  if (acknowledged >= count) return undefined
  return {
    seq: seq + acknowledged,
    count: count - acknowledged,
    text: text.split('\n').slice(acknowledged).join('\n'),
  }
}

/** The texts of what is appended, by replica and `seq`. */
function textsOf({ events, log }: Append): ReadonlyMap<string, string> {
  return new Map(events.map((event, index) => [dotKey(event), entryEventText(log.entries[index] ?? '')]))
}

/**
 * Events that had been returned and are in the log again need not be sent any more. Where it has others in their place, a copy
 * of their author's storage was there first: then what tabs have of them in memory is not what is stored (`onOthers`).
 */
function forgetReturned(
  transaction: IDBTransaction,
  reached: ReadonlyMap<ReplicaId, number>,
  logged: ReadonlyMap<string, string>,
  onOthers: () => void,
): void {
  const index = transaction.objectStore('returned').index('[replica+seq]')
  for (const [replica, seq] of reached) {
    const walk: IDBRequest<IDBCursorWithValue | null> = index.openCursor(
      IDBKeyRange.bound([replica, 0], [replica, seq]),
    )
    walk.onsuccess = () => {
      const record: ReturnedRecord | undefined = walk.result?.value
      if (record && logged.get(dotKey(record)) !== record.text) onOthers()
      walk.result?.delete()
      walk.result?.continue()
    }
  }
}
