import { emptyOrder, orderCount } from '../domain.ts'
import { committedLog, recordedLog } from '../log.ts'
import { openBare, settled, strictly } from './bare-database.ts'

/** Milliseconds for `count` sequential strict transactions, each writing one event and one outbox record. */
export async function bareCommits(count: number): Promise<number> {
  const events = recordedLog('A', count).map(({ event }) => event)
  const { database, close } = await openBare('bare-commits', ['events', 'outbox'])
  const start = performance.now()
  for (const event of events) {
    await strictly(database, ['events', 'outbox'], (transaction) => {
      transaction.objectStore('events').put(event, event.seq)
      transaction.objectStore('outbox').put(event.seq, event.seq)
    })
  }
  const duration = performance.now() - start
  await close()
  return duration
}

/** Milliseconds to write the measured log as 500 events per record and strict transaction. */
export async function bareSegments(): Promise<number> {
  const log = committedLog('A')
  const { database, close } = await openBare('bare-segments', ['segments'])
  const start = performance.now()
  for (let at = 0; at < log.length; at += 500) {
    await strictly(database, ['segments'], (transaction) => {
      transaction.objectStore('segments').put(log.slice(at, at + 500), at + 1)
    })
  }
  const duration = performance.now() - start
  await close()
  return duration
}

/** Milliseconds to read the states of all measured orders as bare objects, one record each. */
export async function bareStates(): Promise<number> {
  const name = 'bare-states'
  const { database, close } = await openBare(name, ['states'])
  await strictly(database, ['states'], (transaction) => {
    for (let index = 0; index < orderCount; index++) {
      const id = `o${String(index).padStart(6, '0')}`
      transaction.objectStore('states').put(
        {
          ...emptyOrder,
          id,
          customer: `customer ${index % 793}`,
          lines: 9,
          total: index * 37,
        },
        id,
      )
    }
  })
  database.close()
  const start = performance.now()
  const again = await settled(indexedDB.open(name, 1))
  const states: unknown[] = await settled(again.transaction('states').objectStore('states').getAll())
  const duration = performance.now() - start
  again.close()
  await close()
  if (states.length !== orderCount) throw new Error(`Read ${states.length} states.`)
  return duration
}
