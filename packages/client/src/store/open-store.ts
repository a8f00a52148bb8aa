import { readEvent } from '@causeway/protocol'
import { appendOn } from './append.ts'
import { walkLog } from './arrivals.ts'
import {
  type CheckpointHead,
  type Database,
  databaseOf,
  type Meta,
  type ReceiptRecord,
  schemaVersion,
} from './database.ts'
import { asStoreError, StoreError, type StoreErrorCode } from './errors.ts'
import { findEvents } from './find.ts'
import { historyOf, mergeSegments, segmentEnds, truncateLog } from './log.ts'
import { readMeta, readMetaFenced, textsAfter, unacknowledged, writeReplacement } from './own-events.ts'
import { pruneReceipts } from './prune.ts'
import { readReceipt, receiptsOf, storedReceipt } from './receipts.ts'
import { recordOn } from './record.ts'
import { newReplicaId, newSeries } from './replica.ts'
import type { Loaded, Store } from './store.ts'
import { linesOf, pendingEvents, segmentEvents } from './texts.ts'

/**
 * Opens a workspace's storage on this device, making it at the first time. Calls `onLost` when the browser takes the
 * storage away while it is in use. Rejects with a `StoreError`.
 */
export async function openStore(name: string, onLost: (error: StoreError) => void): Promise<Store> {
  const database = databaseOf(name)
  const stopWatching = watchLoss(database, onLost)
  const opened = new Promise<void>((resolve, reject) => {
    database.on('blocked', () => reject(new StoreError('blocked')))
    database.open().then(() => resolve(), reject)
  })
  await attempt(() => opened)
  // Dexie opens a database of a later version as it finds it; its versions are IndexedDB's divided by ten.
  if (database.backendDB().version >= (schemaVersion + 1) * 10) {
    stopWatching()
    database.close()
    throw new StoreError('newer')
  }
  await attempt(() => database.transaction('rw', database.meta, () => beginReplica(database)))
  return {
    ...storeOn(database),
    close() {
      stopWatching()
      database.close()
    },
  }
}

/** Calls once when somebody upgrades or deletes the database, or the browser closes it. Returns how to stop. */
function watchLoss(database: Database, onLost: (error: StoreError) => void): () => void {
  let lost = false
  const lose = (code: StoreErrorCode) => {
    if (lost) return
    lost = true
    database.close()
    onLost(new StoreError(code))
  }
  database.on('versionchange', ({ newVersion }) => lose(newVersion === null ? 'gone' : 'newer'))
  database.on('close', () => lose('gone'))
  return () => {
    lost = true
  }
}

async function beginReplica(database: Database): Promise<void> {
  if (await database.meta.get('meta')) return
  await database.meta.add({
    id: 'meta',
    replica: newReplicaId(),
    nextSeq: 1,
    head: '',
    clock: 0,
    series: newSeries(),
    lastNumber: 0,
    position: 0,
    digest: '',
    revision: 0,
    generation: 0,
    epoch: 0,
  })
}

async function changeReceipt(
  database: Database,
  command: string,
  change: (receipt: ReceiptRecord) => ReceiptRecord,
): Promise<void> {
  await database.transaction('rw', database.receipts, async () => {
    const stored = await database.receipts.get(command)
    if (stored) await database.receipts.put(storedReceipt(change(readReceipt(stored))))
  })
}

async function checkpointHead(database: Database): Promise<CheckpointHead | undefined> {
  const head = await database.checkpoints.get(0)
  return head && JSON.parse(head.text)
}

/** Runs an operation; whatever fails in it fails as a `StoreError`. */
async function attempt<T>(operation: () => PromiseLike<T>): Promise<T> {
  try {
    return await operation()
  } catch (error) {
    throw asStoreError(error)
  }
}

function storeOn(database: Database): Omit<Store, 'close'> {
  const { checkpoints, meta: metas, pending, receipts, returned, seals, segments } = database
  const reading = <T>(read: () => Promise<T>) =>
    attempt(() => database.transaction('r', [metas, pending, segments, returned, checkpoints], read))
  /** A leader's transaction over the log and the own events. */
  const leading = <T>(fence: number, write: (meta: Meta) => Promise<T>) =>
    attempt(() =>
      database.transaction(
        'rw',
        [metas, pending, segments, returned, seals, receipts, checkpoints],
        async () => write(await readMetaFenced(database, fence)),
      ),
    )

  /** The database itself, for the two transactions that everything waits for. */
  function backend(): IDBDatabase {
    if (!database.isOpen()) throw new StoreError('gone')
    return database.backendDB()
  }

  async function loadAfter(position: number, seq: number): Promise<Loaded> {
    const [meta, segmentRecords, returnedRecords, pendingRecords] = await Promise.all([
      readMeta(database),
      segments.where('from').above(position).toArray(),
      returned.toArray(),
      pending.where('seq').above(seq).toArray(),
    ])
    // A segment that was merged meanwhile may begin before the position.
    const last = await segments.where('from').belowOrEqual(position).last()
    const straddling =
      last && last.to > position
        ? [{ from: position + 1, lines: linesOf(last).slice(position + 1 - last.from) }]
        : []
    return {
      meta,
      checkpoint: undefined,
      segments: [
        ...straddling,
        ...segmentRecords.map((segment) => ({ from: segment.from, lines: linesOf(segment) })),
      ],
      returned: returnedRecords.map(({ text }) => readEvent(text)),
      pending: pendingEvents(pendingRecords),
    }
  }

  return {
    load: (version) =>
      reading(async () => {
        const head = await checkpointHead(database)
        if (head?.version !== version) return loadAfter(0, 0)
        const [loaded, chunks] = await Promise.all([
          loadAfter(head.position, 0),
          checkpoints.where('chunk').above(0).toArray(),
        ])
        return { ...loaded, checkpoint: { head, chunks } }
      }),
    readAfter: (position, seq) => reading(() => loadAfter(position, seq)),
    history: (streams, upTo) => attempt(() => historyOf(database, streams, upTo)),
    readLog: (from, to) =>
      attempt(async () => {
        const before = await segments.where('from').belowOrEqual(from).last()
        const within = await segments.where('from').between(from, to, false, true).toArray()
        return [...(before ? [before] : []), ...within].flatMap((segment) =>
          segmentEvents(segment, Math.max(from, segment.from), Math.min(to, segment.to)),
        )
      }),
    walk: (upTo) => walkLog(database, upTo),
    find: (query, upTo, most) => attempt(() => findEvents(database, query, upTo, most)),
    meta: () => attempt(() => readMeta(database)),

    record: (revision, commands, build) =>
      attempt(async () => recordOn(backend(), revision, commands, build)),
    receipt: (command) =>
      attempt(async () => {
        const stored = await receipts.get(command)
        return stored && readReceipt(stored)
      }),
    refusals: () => attempt(async () => (await receipts.orderBy('refusal.at').toArray()).map(readReceipt)),
    undoable: (count) =>
      attempt(async () =>
        (await receipts.orderBy('undoAt').reverse().limit(count).toArray()).map(readReceipt),
      ),
    receipts: (commands) =>
      attempt(async () =>
        (await receipts.bulkGet([...commands])).flatMap((stored) => (stored ? [readReceipt(stored)] : [])),
      ),
    receiptsOf: (correlation) => attempt(() => receiptsOf(database, correlation)),
    settle: (command) =>
      attempt(() =>
        changeReceipt(database, command, ({ refusal: _dealtWith, ...receipt }) => ({
          ...receipt,
          settled: true,
        })),
      ),
    refuse: (command, refusal) =>
      attempt(() => changeReceipt(database, command, (receipt) => ({ ...receipt, refusal }))),

    claimLeadership: () =>
      attempt(() =>
        database.transaction('rw', metas, async () => {
          const meta = await readMeta(database)
          await metas.put({ ...meta, epoch: meta.epoch + 1 })
          return meta.epoch + 1
        }),
      ),
    append: (fence, log, events, clock) =>
      attempt(async () => appendOn(backend(), { fence, log, events, clock })),
    pendingAfter: (seq, events, bytes) => attempt(() => textsAfter(database, seq, events, bytes)),
    returned: () => attempt(() => returned.toArray()),
    seals: () =>
      attempt(async () => new Map((await seals.toArray()).map(({ replica, ...seal }) => [replica, seal]))),
    replacePending: (fence, build) =>
      leading(fence, async (meta) =>
        writeReplacement(database, meta, build(await unacknowledged(database, meta))),
      ),
    points: () => attempt(() => segmentEnds(database)),
    truncate: (fence, point) => leading(fence, (meta) => truncateLog(database, meta, point)),

    saveCheckpoint: (fence, head, base, build) =>
      leading(fence, async () => {
        const whole = (await checkpointHead(database))?.id !== base
        if (whole) await checkpoints.clear()
        // One at a time: to write out thousands of states in one go would hold up what the person does.
        for (const [chunk, text] of build(whole)) await checkpoints.put({ chunk, text })
        await checkpoints.put({ chunk: 0, text: JSON.stringify(head) })
      }),
    compact: (fence) => leading(fence, (meta) => mergeSegments(database, meta)),
    prune: (fence, kept) => leading(fence, (meta) => pruneReceipts(database, meta, kept)),
  }
}
