import { databaseOf } from '../store/database.ts'

/** Copies a closed device's storage to another, as a restored backup or a cloned browser profile does. */
export async function copyDevice(from: string, to: string): Promise<void> {
  const [source, copy] = [databaseOf(`causeway/lab/${from}`), databaseOf(`causeway/lab/${to}`)]
  for (const table of source.tables) {
    const rows = await table.toArray()
    await copy.table(table.name).clear()
    await copy.table(table.name).bulkAdd(rows)
  }
  source.close()
  copy.close()
}
