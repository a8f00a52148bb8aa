import { hybridTime } from '@causeway/core'
import { readEvent } from '@causeway/protocol'
import { appendOn } from './append.ts'
import { walkLog } from './arrivals.ts'
import { type CheckpointDamage, type ReadPart, readHead } from './checkpoint.ts'
import {
  type CheckpointHead,
  type Database,
  databaseOf,
  type Meta,
  type ReceiptRecord,
  type Segment,
  schemaVersion,
  stillOpen,
} from './database.ts'
import { asStoreError, StoreError, type StoreErrorCode } from './errors.ts'
import type { OlderSource } from './fetching.ts'
import { eventsOfAggregates, eventsOfCommands, findEvents, firstSince, scanLog } from './find.ts'
import { historyOf, openedAfter, segmentEnds, truncateLog } from './log.ts'
import { openSegments, type StoredLog } from './opened-segments.ts'
import { readMeta, readMetaFenced, textsAfter, unacknowledged, writeReplacement } from './own-events.ts'
import { readReceipt, receiptsOf, storedReceipt } from './receipts.ts'
import { recordOn } from './record.ts'
import { newReplicaId, newSeries } from './replica.ts'
import type { Loaded, Store, Stretch } from './store.ts'
import { linesOf, pendingEvents, segmentEvents } from './texts.ts'

/**
 * Opens a workspace's storage on this device, making it at the first time. Calls `onLost` when the browser takes the
 * storage away while it is in use. What was released of the log is had from `older`. Rejects with a `StoreError`.
 */
export async function openStore(
  name: string,
  onLost: (error: StoreError) => void,
  older: OlderSource = nowhere,
): Promise<Store> {
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
    ...storeOn(database, older),
    close() {
      stopWatching()
      database.close()
    },
  }
}

/** For a store that nothing is released of. */
const nowhere: OlderSource = () => Promise.reject(new StoreError('older'))

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

async function checkpointHead(database: Database): Promise<ReadPart<CheckpointHead | undefined>> {
  return readHead(await database.checkpoints.get(0))
}

/** Runs an operation; whatever fails in it fails as a `StoreError`. */
async function attempt<T>(operation: () => PromiseLike<T>): Promise<T> {
  try {
    return await operation()
  } catch (error) {
    throw asStoreError(error)
  }
}

/** The same for what is read piece by piece. */
async function* attemptEach<T>(pieces: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pieces
  } catch (error) {
    throw asStoreError(error)
  }
}

const tidying = () => import('./tidying.ts')

/** Whether a ledger that stands at a position lacks events that were released since. */
export function isBehind({ floor }: Pick<Meta, 'floor'>, position: number): boolean {
  return floor !== undefined && floor.position > position
}

/** What one transaction reads of a {@link Loaded}: segments as they are stored, from a position on. */
type Raw = Omit<Loaded, 'segments'> & { readonly segments: readonly Segment[]; readonly after: number }

function storeOn(database: Database, older: OlderSource): Omit<Store, 'close'> {
  const { checkpoints, meta: metas, pending, receipts, returned, seals, segments } = database
  const run = <T>(operation: () => PromiseLike<T>) =>
    attempt(() => {
      stillOpen(database)
      return operation()
    })
  const reading = <T>(read: () => Promise<T>) =>
    run(() => database.transaction('r', [metas, pending, segments, returned, checkpoints], read))
  /** A leader's transaction over the log and the own events. */
  const leading = <T>(fence: number, write: (meta: Meta) => Promise<T>) =>
    run(() =>
      database.transaction(
        'rw',
        [metas, pending, segments, returned, seals, receipts, checkpoints],
        async () => write(await readMetaFenced(database, fence)),
      ),
    )

  const log: StoredLog = {
    database,
    async fetchReleased(segment) {
      const { fetchReleased } = await tidying().catch((error: unknown) => {
        throw new StoreError('older', { cause: error })
      })
      return fetchReleased(database, segment, older)
    },
  }

  /** The database itself, for the two transactions that everything waits for. */
  function backend(): IDBDatabase {
    return stillOpen(database).backendDB()
  }

  async function readAfter(position: number, seq: number): Promise<Raw> {
    const [meta, segmentRecords, returnedRecords, pendingRecords] = await Promise.all([
      readMeta(database),
      segments.where('from').above(position).toArray(),
      returned.toArray(),
      pending.where('seq').above(seq).toArray(),
    ])
    // A segment that was merged meanwhile may begin before the position.
    const last = await segments.where('from').belowOrEqual(position).last()
    return {
      ...{ meta, after: position, checkpoint: undefined },
      segments: [...(last && last.to > position ? [last] : []), ...segmentRecords],
      returned: returnedRecords.map(({ text }) => readEvent(text)),
      pending: pendingEvents(pendingRecords),
    }
  }

  /** What was read in one transaction, and what is sealed of it opened after it. */
  async function loading(read: () => Promise<Raw>): Promise<Loaded> {
    const { after, ...raw } = await reading(read)
    const open = await run(() => openSegments(log, raw.segments))
    const stretches = open.map((segment) => {
      const from = Math.max(segment.from, after + 1)
      return { from, lines: linesOf(segment).slice(from - segment.from) }
    })
    return { ...raw, segments: stretches }
  }

  /** With the checkpoint, if there is one of that version of the app. */
  async function readFromCheckpoint(version: string): Promise<Raw> {
    const head = await checkpointHead(database)
    if (!head.ok) return { ...(await readAfter(0, 0)), damage: head.damage }
    if (head.value?.version !== version) return readAfter(0, 0)
    const [loaded, chunks] = await Promise.all([
      readAfter(head.value.position, 0),
      checkpoints.where('chunk').above(0).toArray(),
    ])
    return { ...loaded, checkpoint: { head: head.value, chunks } }
  }

  return {
    async load(version) {
      if (version === undefined) return loading(() => readAfter(0, 0))
      try {
        return await loading(() => readFromCheckpoint(version))
      } catch {
        // A browser may fail to read a record at all. If it was not the checkpoint's, this fails as well.
        const damage: CheckpointDamage = { what: 'unreadable' }
        return { ...(await loading(() => readAfter(0, 0))), damage }
      }
    },
    readAfter: (position, seq) =>
      loading(async () => {
        const raw = await readAfter(position, seq)
        // Whoever was left behind goes on from the checkpoint.
        return isBehind(raw.meta, position) ? { ...raw, segments: [] } : raw
      }),
    history: (streams, upTo) => run(() => historyOf(log, streams, upTo)),
    readLog: (from, to) =>
      run(async () => {
        // At one moment: between two, segments may be merged, and what is in the second of them be in neither part.
        const stored = await database.transaction('r', segments, async () => {
          const before = await segments.where('from').belowOrEqual(from).last()
          const within = await segments.where('from').between(from, to, false, true).toArray()
          return [...(before && before.to >= from ? [before] : []), ...within]
        })
        return (await openSegments(log, stored)).flatMap((segment) =>
          segmentEvents(segment, Math.max(from, segment.from), Math.min(to, segment.to)),
        )
      }),
    walk: (upTo) => attemptEach(walkLog(log, upTo)),
    scan: (query, upTo) => attemptEach(scanLog(log, query, upTo)),
    receivedBefore: (time) => run(() => firstSince(log, time)),
    eventsOfCommands: (commands, upTo) => attemptEach(eventsOfCommands(log, commands, upTo)),
    eventsOf: (aggregates, upTo) => attemptEach(eventsOfAggregates(log, aggregates, upTo)),
    find: (query, upTo, most) => run(() => findEvents(log, query, upTo, most)),
    meta: () => run(() => readMeta(database)),

    record: (revision, commands, build) => run(async () => recordOn(backend(), revision, commands, build)),
    receipt: (command) =>
      run(async () => {
        const stored = await receipts.get(command)
        return stored && readReceipt(stored)
      }),
    refusals: () => run(async () => (await receipts.orderBy('refusal.at').toArray()).map(readReceipt)),
    undoable: (count) =>
      run(async () => (await receipts.orderBy('undoAt').reverse().limit(count).toArray()).map(readReceipt)),
    receipts: (commands) =>
      run(async () =>
        (await receipts.bulkGet([...commands])).flatMap((stored) => (stored ? [readReceipt(stored)] : [])),
      ),
    receiptsOf: (correlation) => run(() => receiptsOf(database, correlation)),
    settle: (command) =>
      run(() =>
        changeReceipt(database, command, ({ refusal: _dealtWith, ...receipt }) => ({
          ...receipt,
          settled: true,
        })),
      ),
    refuse: (command, refusal) =>
      run(() => changeReceipt(database, command, (receipt) => ({ ...receipt, refusal }))),

    claimLeadership: () =>
      run(() =>
        database.transaction('rw', metas, async () => {
          const meta = await readMeta(database)
          await metas.put({ ...meta, epoch: meta.epoch + 1 })
          return meta.epoch + 1
        }),
      ),
    append: (fence, entries, events, clock, ready) =>
      run(async () =>
        appendOn(backend(), {
          fence,
          log: entries,
          events,
          clock,
          ...(ready && { ready }),
        }),
      ),
    pendingAfter: (seq, events, bytes) => run(() => textsAfter(database, seq, events, bytes)),
    returned: () => run(() => returned.toArray()),
    seals: () =>
      run(async () => new Map((await seals.toArray()).map(({ replica, ...seal }) => [replica, seal]))),
    replacePending: (fence, build) =>
      leading(fence, async (meta) => {
        const replacement = build(await unacknowledged(database, meta))
        return replacement ? writeReplacement(database, meta, replacement) : meta
      }),
    points: () => run(() => segmentEnds(database)),
    async truncate(fence, point) {
      for (;;) {
        const opened = await run(() => openedAfter(database, point.position))
        const cut = await leading(fence, (meta) => truncateLog(database, meta, point, opened))
        if (cut) return cut
      }
    },

    saveCheckpoint: (fence, base, build) =>
      leading(fence, async () => {
        const head = await checkpointHead(database)
        const whole = base === undefined || !head.ok || head.value?.id !== base
        if (whole) await checkpoints.clear()
        // One at a time: to write out thousands of states in one go would hold up what the person does.
        for (const chunk of build(whole)) await checkpoints.put(chunk)
      }),
    async compact(fence) {
      const { mergeSegments } = await tidying()
      return leading(fence, (meta) => mergeSegments(database, meta))
    },
    async seal(fence, position) {
      const { sealSegments } = await tidying()
      return run(() => sealSegments(database, position, (put) => leading(fence, put)))
    },
    async release(fence, releasing) {
      const { releaseSegments } = await tidying()
      return run(() => releaseSegments(database, releasing, (write) => leading(fence, write)))
    },
    holdAll: (upTo) =>
      run(async () => {
        const released = await segments.where('released').equals(1).toArray()
        await openSegments(
          log,
          released.filter(({ from }) => from <= upTo),
        )
      }),
    async holdSome(since, most) {
      const { fetchSome } = await tidying()
      return run(() => fetchSome(log, hybridTime(since), most))
    },
    async takeStates(fence, taking, ready) {
      const { writeStates } = await import('./taking-states.ts')
      return leading(fence, (meta) => writeStates(database, meta, taking, ready))
    },
    keep: (keeping) =>
      run(() =>
        database.transaction('rw', metas, async () => {
          await metas.put({ ...(await readMeta(database)), keeping })
        }),
      ),
    async stretches() {
      const { stretchOf } = await tidying()
      return run(async () => {
        const stretches: Stretch[] = []
        await segments.each((segment) => {
          stretches.push(stretchOf(segment))
        })
        return stretches
      })
    },
    async prune(fence, kept) {
      const { pruneReceipts } = await tidying()
      return leading(fence, (meta) => pruneReceipts(database, meta, kept))
    },
  }
}
