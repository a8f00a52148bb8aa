import type { Database, ReceiptRecord, StoredReceipt } from './database.ts'
import { mark } from './texts.ts'

/** A receipt as it is stored. Commands and their inputs are plain JSON, and one text is cheaper to store than a tree. */
export function storedReceipt({ command, undoAt, refusal, ...rest }: ReceiptRecord): StoredReceipt {
  return {
    command,
    text: JSON.stringify(rest),
    ...(undoAt !== undefined && { undoAt }),
    ...(refusal && { refusal }),
  }
}

/** A stored receipt, read. */
export function readReceipt({ command, text, undoAt, refusal }: StoredReceipt): ReceiptRecord {
  const rest: Omit<ReceiptRecord, 'command' | 'undoAt' | 'refusal'> = JSON.parse(text)
  return { command, ...rest, ...(undoAt !== undefined && { undoAt }), ...(refusal && { refusal }) }
}

/** Receipts of the requests that belong to one action, the oldest first. Their texts are searched: few need parsing. */
export async function receiptsOf(database: Database, correlation: string): Promise<ReceiptRecord[]> {
  const marked = mark('correlation', correlation)
  const stored = await database.receipts.filter(({ text }) => text.includes(marked)).toArray()
  return stored
    .map(readReceipt)
    .filter((receipt) => receipt.correlation === correlation)
    .sort((a, b) => a.at - b.at)
}
