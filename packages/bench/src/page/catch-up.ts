import { eventCount, order } from '../domain.ts'
import { openBare, settled, strictly } from './bare-database.ts'
import { forget, type Membership, open, until } from './open.ts'
import { openSegments } from './sealing.ts'

/** Milliseconds for a new device to go on from the states the relay has, every order in its list. */
export async function joining(membership: Membership): Promise<number> {
  const start = performance.now()
  const workspace = await open({ ...membership, statesFrom: 0 })
  await until(workspace.sync, ({ phase, position }) => phase === 'live' && position >= eventCount)
  const duration = performance.now() - start
  if (!workspace.sync.getState().tookStates) throw new Error('It took the log.')
  await workspace.close()
  await forget(membership.workspace)
  return duration
}

/** Milliseconds for a new device to hold the relay's whole log durably, and folded. */
export async function catchUp(membership: Membership): Promise<number> {
  const start = performance.now()
  const workspace = await open(membership)
  await until(workspace.sync, ({ phase, position }) => phase === 'live' && position >= eventCount)
  const duration = performance.now() - start
  await workspace.close()
  await forget(membership.workspace)
  return duration
}

/**
 * Catches up and leaves the device as it is after a moment of rest: stored, with its checkpoint written and, unless it is to
 * be as on a browser that cannot compress, its segments sealed.
 */
export async function settle(membership: Membership, isSealed = true): Promise<void> {
  const able = globalThis.CompressionStream
  if (!isSealed) Reflect.deleteProperty(globalThis, 'CompressionStream')
  const workspace = await open(membership)
  await until(workspace.sync, ({ phase, position }) => phase === 'live' && position >= eventCount)
  while ((await checkpointPosition(membership.workspace)) < eventCount)
    await new Promise(requestAnimationFrame)
  while (isSealed && (await openSegments(membership.workspace)) > 0) await new Promise(requestAnimationFrame)
  await workspace.close()
  globalThis.CompressionStream = able
}

/** How far the stored checkpoint of a workspace reaches; 0 when there is none. */
async function checkpointPosition(workspace: string): Promise<number> {
  const database = await settled(indexedDB.open(`causeway/${workspace}`))
  const head: { readonly text: string } | undefined = await settled(
    database.transaction('checkpoints').objectStore('checkpoints').get(0),
  )
  database.close()
  return head ? JSON.parse(head.text).position : 0
}

/** Milliseconds to receive the same log as 500 events per message over a bare socket, each stored before the next. */
export async function bareCatchUp(url: string): Promise<number> {
  const { database, close } = await openBare('bare-catch-up', ['segments'])
  const start = performance.now()
  let from = 1
  let writing = Promise.resolve()
  await new Promise<void>((resolve, reject) => {
    const socket = new WebSocket(url)
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const events: unknown[] = JSON.parse(data)
      if (events.length === 0) {
        socket.close()
        writing.then(resolve, reject)
        return
      }
      const key = from
      from += events.length
      writing = writing.then(() =>
        strictly(database, ['segments'], (transaction) => {
          transaction.objectStore('segments').put(events, key)
        }),
      )
    }
    socket.onerror = () => reject(new Error('The bare socket failed.'))
  })
  const duration = performance.now() - start
  await close()
  return duration
}

/** Milliseconds per command from its start until this device holds it committed; one after the other. */
export async function liveLatency(membership: Membership, count: number): Promise<number[]> {
  const workspace = await open(membership)
  await until(workspace.sync, ({ phase }) => phase === 'live')
  const durations: number[] = []
  for (let index = 0; index < count; index++) {
    const start = performance.now()
    const line = { line: `live-${index}`, product: 'p', quantity: 1, amount: 100 }
    const outcome = await workspace.execute(order.commands.addLine(`live${index % 50}`, line))
    if (!outcome.ok) throw new Error(outcome.error.message)
    await outcome.receipt.committed
    durations.push(performance.now() - start)
  }
  await workspace.close()
  await forget(membership.workspace)
  return durations
}

/** The same with a bare socket that echoes, and an IndexedDB write before it is sent and after it came back. */
export async function bareLatency(url: string, count: number): Promise<number[]> {
  const { database, close } = await openBare('bare-latency', ['outbox', 'events'])
  const socket = new WebSocket(url)
  await new Promise((resolve) => {
    socket.onopen = resolve
  })
  const durations: number[] = []
  for (let index = 0; index < count; index++) {
    const start = performance.now()
    const event = { line: `live-${index}`, product: 'p', quantity: 1, amount: 100 }
    await strictly(database, ['outbox'], (transaction) => {
      transaction.objectStore('outbox').put(event, index)
    })
    const back = new Promise<MessageEvent<string>>((resolve) => {
      socket.onmessage = resolve
    })
    socket.send(JSON.stringify(event))
    const { data } = await back
    await strictly(database, ['outbox', 'events'], (transaction) => {
      transaction.objectStore('events').put(JSON.parse(data), index)
      transaction.objectStore('outbox').delete(index)
    })
    durations.push(performance.now() - start)
  }
  socket.close()
  await close()
  return durations
}
