import { type LogPoint, readEvent } from '@causeway/protocol'
import { type Database, type Meta, stillOpen } from './database.ts'
import { StoreError } from './errors.ts'
import { readReceipt, storedReceipt } from './receipts.ts'
import { newSeries } from './replica.ts'
import type { Replacement, Unacknowledged } from './store.ts'

/** The one record of what the replica knows of itself. Throws `gone` when the database was emptied while open. */
export async function readMeta(database: Database): Promise<Meta> {
  const meta = await database.meta.get('meta')
  if (!meta) throw new StoreError('gone')
  return meta
}

/** As {@link readMeta}, for a leader's write: throws `deposed` when another tab has become the leader since. */
export async function readMetaFenced(database: Database, fence: number): Promise<Meta> {
  const meta = await readMeta(database)
  if (meta.epoch !== fence) throw new StoreError('deposed')
  return meta
}

/** Meta with the floor that the segments have now, within a transaction. */
export async function withFloor(database: Database, { floor: _floor, ...meta }: Meta): Promise<Meta> {
  const last = await database.segments.where('released').equals(1).last()
  const floor: LogPoint | undefined = last && { position: last.to, digest: last.digest }
  return { ...meta, ...(floor && { floor }) }
}

/** Own event texts after a `seq`, bounded by count and by characters. */
export async function textsAfter(
  database: Database,
  seq: number,
  events: number,
  characters: number,
): Promise<string[]> {
  const texts: string[] = []
  let left = characters
  // The record that holds `seq + 1` may begin before it.
  const start =
    (
      await database.pending
        .where('seq')
        .belowOrEqual(seq + 1)
        .last()
    )?.seq ?? 0
  await stillOpen(database)
    .pending.where('seq')
    .aboveOrEqual(start)
    .until(() => texts.length >= events || left <= 0)
    .each((record) => {
      for (const [index, text] of record.text.split('\n').entries()) {
        if (record.seq + index <= seq) continue
        // What does not fit ends the run: those behind it must not overtake it.
        if (texts.length > 0 && text.length > left) left = 0
        if (texts.length >= events || left <= 0) return
        texts.push(text)
        left -= text.length
      }
    })
  return texts
}

/** Own events that are not acknowledged, or no more, with the receipts of their commands, within a transaction. */
export async function unacknowledged(database: Database, meta: Meta): Promise<Unacknowledged> {
  const [returned, pending] = await Promise.all([
    ownReturned(database, meta).toArray(),
    database.pending.toArray(),
  ])
  const events = [
    ...returned.map(({ text }) => readEvent(text)),
    ...pending.flatMap(({ text }) => text.split('\n').map(readEvent)),
  ]
  const receipts = await database.receipts.bulkGet([...new Set(events.map(({ command }) => command))])
  return { meta, events, receipts: receipts.flatMap((stored) => (stored ? [readReceipt(stored)] : [])) }
}

function ownReturned(database: Database, { replica }: Meta) {
  return database.returned.filter((event) => event.replica === replica)
}

/** Puts own unacknowledged events in the place of those there were, within a transaction. */
export async function writeReplacement(
  database: Database,
  meta: Meta,
  replacement: Replacement,
): Promise<Meta> {
  const { replica, events, texts, nextSeq, head, receipts } = replacement
  const next: Meta = {
    ...meta,
    replica,
    nextSeq,
    head,
    rewrittenTo: nextSeq - 1,
    ...(replica !== meta.replica && { series: newSeries(), lastNumber: 0 }),
    revision: meta.revision + 1,
    generation: meta.generation + 1,
  }
  await ownReturned(database, meta).delete()
  await database.pending.clear()
  const [first] = events
  if (first) await database.pending.put({ seq: first.seq, count: events.length, text: texts.join('\n') })
  await database.receipts.bulkPut(receipts.map(storedReceipt))
  await database.meta.put(next)
  return next
}
