import type { ReceiptRecord, StoredReceipt } from './database.ts'

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
