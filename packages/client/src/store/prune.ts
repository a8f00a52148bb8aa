import { dotKey } from '@causeway/core'
import type { Database, Meta, ReceiptRecord } from './database.ts'
import { readReceipt } from './receipts.ts'

/** What must be kept of the receipts, whatever their age. */
export interface ReceiptsKept {
  /** The newest requests, as many: a request given again within them is carried out once. */
  readonly newest: number
  /** The newest requests that can be taken back, as many. */
  readonly undoable: number
  /** Keys of the dots that folding refused: their authors may not have dealt with them yet. */
  readonly refused: ReadonlySet<string>
}

/** How far the number of receipts goes over its bound before they are gone through. */
const slack = 0.1

/**
 * Forgets the oldest receipts of requests that are done with, within a transaction; returns how many. Kept are those
 * that are unsent, refused and not dealt with, or next to be taken back, and what these would take back themselves.
 */
export async function pruneReceipts(database: Database, meta: Meta, kept: ReceiptsKept): Promise<number> {
  const { receipts } = database
  if ((await receipts.count()) <= kept.newest * (1 + slack)) return 0
  // What the relay has lost has to be sent once more: until then nothing is certain.
  if ((await database.returned.count()) > 0) return 0
  const unsent = (await database.pending.orderBy('seq').first())?.seq ?? meta.nextSeq
  const undoable = new Set(await receipts.orderBy('undoAt').reverse().limit(kept.undoable).primaryKeys())
  const needed = new Set<string>()
  const isOpen = ({ command, events, refusal, settled }: ReceiptRecord) =>
    refusal !== undefined ||
    undoable.has(command) ||
    needed.has(command) ||
    events.some(({ replica, seq }) => replica === meta.replica && seq >= unsent) ||
    (!settled && events.some((dot) => kept.refused.has(dotKey(dot))))
  const newestFirst = (await receipts.toArray()).map(readReceipt).sort((a, b) => b.at - a.at)
  const done: string[] = []
  for (const [index, receipt] of newestFirst.entries()) {
    if (index >= kept.newest && !isOpen(receipt)) done.push(receipt.command)
    else if (receipt.undoes !== undefined) needed.add(receipt.undoes)
  }
  await receipts.bulkDelete(done)
  return done.length
}
