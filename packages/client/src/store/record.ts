import type { Meta, PendingRecord, ReceiptRecord, StoredReceipt } from './database.ts'
import { StoreError } from './errors.ts'
import { readReceipt, storedReceipt } from './receipts.ts'
import type { Recorded, Recording } from './store.ts'

/**
 * The transaction that every command waits for, written on IndexedDB itself: measured here, Dexie's promises and
 * observers make it take twice as long. Reads what is stored, has the recording built and writes it, if nothing was
 * written since `revision`.
 */
export function recordOn(
  database: IDBDatabase,
  revision: number,
  commands: readonly string[],
  build: (meta: Meta, known: ReadonlyMap<string, ReceiptRecord>) => Recording,
): Promise<Recorded> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['meta', 'pending', 'receipts'], 'readwrite', {
      durability: 'strict',
    })
    const receipts = transaction.objectStore('receipts')
    const known = new Map<string, ReceiptRecord>()
    let recorded: Recorded = { kind: 'moved' }
    let fault: unknown
    transaction.oncomplete = () => resolve(recorded)
    transaction.onabort = () => reject(fault ?? transaction.error)

    for (const command of commands) {
      const request: IDBRequest<StoredReceipt | undefined> = receipts.get(command)
      request.onsuccess = () => {
        if (request.result) known.set(command, readReceipt(request.result))
      }
    }
    // Requests are answered in order: when this one is, the receipts are there.
    const reading: IDBRequest<Meta | undefined> = transaction.objectStore('meta').get('meta')
    reading.onsuccess = () => {
      try {
        const meta = reading.result
        if (!meta) throw new StoreError('gone')
        if (meta.revision === revision) {
          recorded = { kind: 'recorded', meta: write(transaction, meta, build(meta, known)) }
        }
        // Saves the round trip in which the browser would find out that nothing more is asked for.
        transaction.commit()
      } catch (error) {
        fault = error
        transaction.abort()
      }
    }
  })
}

function write(transaction: IDBTransaction, meta: Meta, recording: Recording): Meta {
  const { events, texts, receipts, head, clock, lastNumber } = recording
  if (receipts.length === 0) return meta
  const next: Meta = {
    ...meta,
    nextSeq: meta.nextSeq + events.length,
    head,
    clock,
    lastNumber,
    revision: meta.revision + 1,
  }
  transaction.objectStore('meta').put(next)
  for (const receipt of receipts) transaction.objectStore('receipts').put(storedReceipt(receipt))
  if (events.length > 0) {
    const record: PendingRecord = { seq: meta.nextSeq, count: events.length, text: texts.join('\n') }
    transaction.objectStore('pending').put(record)
  }
  return next
}
