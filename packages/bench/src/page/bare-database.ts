/** Plain IndexedDB, as little as one can write: what the engine is held against. */

export interface BareStore {
  readonly database: IDBDatabase
  close(): Promise<void>
}

/** Opens a fresh database with the given object stores (keys given by the caller). */
export async function openBare(name: string, stores: readonly string[]): Promise<BareStore> {
  await settled(indexedDB.deleteDatabase(name))
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => {
    for (const store of stores) opening.result.createObjectStore(store)
  }
  const database = await settled(opening)
  return {
    database,
    close: async () => {
      database.close()
      await settled(indexedDB.deleteDatabase(name))
    },
  }
}

/** The result of a request. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Runs `write` in one strict read-write transaction and waits until it is durable. */
export function strictly(
  database: IDBDatabase,
  stores: readonly string[],
  write: (transaction: IDBTransaction) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...stores], 'readwrite', {
      durability: 'strict',
    })
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    write(transaction)
  })
}
