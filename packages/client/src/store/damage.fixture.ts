import { databaseOf } from './database.ts'

/** Changes the stored checkpoint of a closed database, as a failing disk or a curious person may. */
export async function damage(name: string, change: (records: Map<number, unknown>) => void): Promise<void> {
  const database = databaseOf(name)
  await database.open()
  const stored = await database.checkpoints.toArray()
  const records = new Map<number, unknown>(stored.map((record) => [record.chunk, record]))
  change(records)
  await database.checkpoints.clear()
  for (const record of records.values()) await database.table('checkpoints').put(record)
  database.close()
}

/** A record of a checkpoint with another text. */
export function withText(record: unknown, text: unknown): object {
  return { ...(typeof record === 'object' ? record : {}), text }
}

/** The text of a record of a checkpoint. */
export function textOf(record: unknown): string {
  if (typeof record !== 'object' || record === null || !('text' in record)) throw new Error('No such record.')
  return String(record.text)
}
