import type { Program } from '../build/load.ts'
import type { Fencing } from '../oracles/fencing.ts'
import type { Chance } from '../time/chance.ts'
import type { Process, Schedule } from '../time/schedule.ts'
import { fastClone } from './clone.ts'

/** Why a transaction does not come about. */
export type DiskFault = 'QuotaExceededError' | 'AbortError' | 'UnknownError'

/** The storage of one browser profile: IndexedDB by `fake-indexeddb`, at the pace of a virtual disk. */
export interface Disk {
  readonly keyRange: unknown
  /** `indexedDB` as one tab has it. */
  usedBy(tab: Process): Pick<IDBFactory, 'open' | 'deleteDatabase' | 'databases' | 'cmp'>
  /** A tab is gone: what it had not committed is undone, what it held is free. */
  leave(tab: Process): void
  /** True while a tab has a transaction under way: a browser does not freeze it then. */
  isBusy(tab: Process): boolean
  /** What befalls a read-write transaction from now on: nothing, or now and then a fault. */
  fault: () => DiskFault | undefined
  /** Everything in a database, as a copy of the profile's folder would have it; nothing when there is none. */
  image(name: string): Promise<DatabaseImage | undefined>
  /** Puts a database in the place of whatever bears its name. */
  restore(image: DatabaseImage): Promise<void>
  /** Removes a database, as "clear site data" does. */
  wipe(name: string): Promise<void>
}

/** A database as it can be put on another disk. */
export interface DatabaseImage {
  readonly name: string
  readonly version: number
  readonly stores: readonly {
    readonly name: string
    readonly keyPath: string | string[]
    readonly indexes: readonly { readonly name: string; readonly keyPath: string | string[] }[]
    readonly records: readonly unknown[]
  }[]
}

/** Milliseconds one step of the storage takes. */
const pace = { least: 0.02, most: 0.4 }

export function createDisk(
  { disk }: Program,
  schedule: Schedule,
  name: string,
  chance: Chance,
  fencing: Fencing,
  onFault: (fault: DiskFault) => void,
): Disk {
  const process = schedule.process(`${name} disk`)
  let last = 0
  // Steps are done in the order they were asked for, as by one storage process.
  const setImmediate = (work: () => void) => {
    last = Math.max(last, schedule.now + chance.between(pace.least, pace.most))
    process.after(last - schedule.now, work)
  }
  const platform = { setImmediate, Math, Date, structuredClone: fastClone }
  const { IDBFactory, IDBKeyRange } = disk({
    ...platform,
    globalThis: Object.create(globalThis, Object.getOwnPropertyDescriptors(platform)),
  })
  const factory = new IDBFactory()
  const connections = new Map<Process, Set<IDBDatabase>>()
  const transactions = new Map<Process, Set<IDBTransaction>>()

  function connected(tab: Process, connection: IDBDatabase): void {
    connections.set(tab, (connections.get(tab) ?? new Set()).add(connection))
    const begin = connection.transaction.bind(connection)
    connection.transaction = (...asked) => {
      const transaction = begin(...asked)
      const open = transactions.get(tab) ?? new Set()
      transactions.set(tab, open.add(transaction))
      const over = () => open.delete(transaction)
      transaction.addEventListener('complete', over)
      transaction.addEventListener('abort', over)
      if (transaction.mode === 'readwrite') {
        watch(tab, transaction)
        mayFail(transaction)
      }
      return transaction
    }
  }

  /** Tells who committed what; the token is read where it is put. */
  function watch(tab: Process, transaction: IDBTransaction): void {
    const stores = [...transaction.objectStoreNames]
    let epoch: number | undefined
    transaction.addEventListener('complete', () => fencing.committed(tab, stores, epoch))
    if (stores.join() !== 'meta') return
    const store = transaction.objectStore.bind(transaction)
    transaction.objectStore = (which) => {
      const found = store(which)
      const put = found.put.bind(found)
      found.put = (...given) => {
        const [record]: unknown[] = given
        if (typeof record === 'object' && record !== null && 'epoch' in record) epoch = Number(record.epoch)
        return put(...given)
      }
      return found
    }
  }

  function mayFail(transaction: IDBTransaction): void {
    const fault = self.fault()
    if (!fault) return
    const store = transaction.objectStore.bind(transaction)
    let failing = false
    transaction.objectStore = (which) => {
      const found = store(which)
      const put = found.put.bind(found)
      found.put = (...given) => {
        if (!failing) {
          failing = true
          setImmediate(() => abortBy(transaction, fault) && onFault(fault))
        }
        return put(...given)
      }
      return found
    }
  }

  const self: Disk = {
    keyRange: IDBKeyRange,
    fault: () => undefined,
    usedBy: (tab) => ({
      open(which, version) {
        // Promises of a dead tab still run: what they open is not what the next one is about to find.
        const request = factory.open(tab.state === 'dead' ? `${which} of the dead` : which, version)
        request.addEventListener('upgradeneeded', () => connected(tab, request.result))
        request.addEventListener('success', () => {
          if (tab.state === 'dead') request.result.close()
          else if (!connections.get(tab)?.has(request.result)) connected(tab, request.result)
        })
        return request
      },
      deleteDatabase: (which) => factory.deleteDatabase(which),
      databases: () => factory.databases(),
      cmp: (a, b) => factory.cmp(a, b),
    }),
    leave(tab) {
      for (const transaction of transactions.get(tab) ?? []) abortBy(transaction, 'AbortError')
      for (const connection of connections.get(tab) ?? []) connection.close()
      transactions.delete(tab)
      connections.delete(tab)
    },
    isBusy: (tab) => (transactions.get(tab)?.size ?? 0) > 0,
    async image(which) {
      const known = await factory.databases()
      if (!known.some((one) => one.name === which)) return undefined
      const database = await answered(factory.open(which))
      const names = [...database.objectStoreNames]
      const transaction = database.transaction(names, 'readonly')
      const stores = await Promise.all(
        names.map(async (store) => {
          const { keyPath, indexNames, ...found } = described(transaction.objectStore(store))
          const indexes = indexNames.map((index) => ({ name: index, keyPath: found.index(index).keyPath }))
          return { name: store, keyPath, indexes, records: await answered(found.getAll()) }
        }),
      )
      const { version } = database
      database.close()
      return { name: which, version, stores }
    },
    async restore(image) {
      await self.wipe(image.name)
      const opening = factory.open(image.name, image.version)
      opening.onupgradeneeded = () => {
        for (const { name: store, keyPath, indexes, records } of image.stores) {
          const made = opening.result.createObjectStore(store, { keyPath })
          for (const index of indexes) made.createIndex(index.name, index.keyPath)
          for (const record of records) made.put(record)
        }
      }
      const database = await answered(opening)
      database.close()
    },
    async wipe(which) {
      fencing.replaced()
      await answered(factory.deleteDatabase(which))
    },
  }
  return self
}

function described(store: IDBObjectStore) {
  const { keyPath } = store
  if (keyPath === null) throw new Error(`"${store.name}" has no key path.`)
  return {
    keyPath,
    indexNames: [...store.indexNames],
    index: (name: string) => store.index(name),
    getAll: (): IDBRequest<unknown[]> => store.getAll(),
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Aborts as the storage itself does, with a reason; false when there is nothing left to abort. */
function abortBy(transaction: IDBTransaction, reason: DiskFault): boolean {
  const inner: { _state?: unknown; _abort?: unknown } = transaction as object
  if (inner._state === 'finished' || typeof inner._abort !== 'function') return false
  inner._abort.call(transaction, reason)
  return true
}
