import { createLedger } from '@causeway/core'
import {
  type LogEntries,
  limits,
  mayHoldStream,
  paths,
  readEntries,
  readFilter,
  reducerDigests,
  type Snapshot,
  type SnapshotRequest,
} from '@causeway/protocol'
import { afterEach, describe, expect, it } from 'vitest'
import { numbering, opener, tickets } from '../authority/tickets.fixture.ts'
import { createRelay, type Relay, type RelayOptions } from '../relay.ts'
import { joinPeer } from '../suite/peer.fixture.ts'

const member = { workspace: 'w', actor: 'Ann', role: 'seller' }
const asked: SnapshotRequest = { version: '1', reducers: reducerDigests(tickets), after: 0, streams: [] }

let running: Relay | undefined
afterEach(async () => running?.close())

async function start(options: Partial<RelayOptions> = {}): Promise<Relay> {
  running = await createRelay({ model: tickets, processes: [numbering], version: '1', ...options })
  return running
}

async function ask(relay: Relay, request: unknown): Promise<Response> {
  const authorization = `Bearer ${await relay.token(member)}`
  const body = JSON.stringify(request)
  return fetch(relay.url + paths.snapshot, { method: 'POST', body, headers: { authorization } })
}

async function snapshotOf(relay: Relay, request: Partial<SnapshotRequest> = {}): Promise<Snapshot> {
  const answer = await ask(relay, { ...asked, ...request })
  expect(answer.status).toBe(200)
  return answer.json()
}

async function logOf(relay: Relay): Promise<LogEntries> {
  const authorization = `Bearer ${await relay.token(member)}`
  const entries: string[] = []
  for (;;) {
    const answer = await fetch(relay.url + paths.from(entries.length + 1), { headers: { authorization } })
    const [header = '', ...lines] = (await answer.text()).split('\n')
    if (lines.length === 0) return { ...JSON.parse(header), from: 1, entries }
    entries.push(...lines)
  }
}

/** Opens tickets: the authority numbers each in two events. */
async function open(relay: Relay, count: number, replica = 'laptop'): Promise<void> {
  const peer = await joinPeer(relay, { ...member, replica })
  const record = opener(replica)
  const texts = Array.from({ length: count }, (_, index) => record(`${replica}${index}`))
  for (let at = 0; at < count; at += limits.pushEvents)
    await peer.push(texts.slice(at, at + limits.pushEvents))
  await peer.close()
}

describe('the states that a relay hands out', () => {
  it('are those that the log comes to, with all that is needed to fetch it', async () => {
    const relay = await start()
    await open(relay, 500)
    const { point, vector, states, outlines, kept, seals, clock } = await snapshotOf(relay, {
      streams: ['ticket/laptop3'],
    })
    const log = await logOf(relay)
    const events = readEntries(log.entries, 1)
    const ledger = createLedger(tickets)
    ledger.commit(events)
    expect(point).toEqual({ position: 1500, digest: log.digest })
    expect(vector).toEqual(ledger.vector)
    expect(states).toEqual(ledger.checkpoint(ledger.streams()))
    expect(clock).toBe(events.at(-1)?.receivedAt)
    expect(outlines.map(({ from, to }) => [from, to])).toEqual([
      [1, 1000],
      [1001, 1500],
    ])
    for (const { from, to, streams, receivedAt } of outlines) {
      const within = events.slice(from - 1, to)
      expect(receivedAt).toBe(within[0]?.receivedAt)
      for (const { stream } of within) expect(mayHoldStream(readFilter(streams), stream)).toBe(true)
    }
    expect(outlines.at(-1)?.digest).toBe(log.digest)
    const ofIt = events.filter(({ stream }) => stream === 'ticket/laptop3')
    expect(kept).toEqual({
      'ticket/laptop3': ofIt.map(({ position }) => [position, log.entries[position - 1]]),
    })
    expect(Object.keys(seals).toSorted()).toEqual(Object.keys(vector).toSorted())
  })

  it('begin where the asker is, and are made anew as the log goes on', async () => {
    const relay = await start()
    await open(relay, 400)
    const first = await snapshotOf(relay, { after: 100 })
    expect(first.outlines.map(({ from, to }) => [from, to])).toEqual([
      [101, 1000],
      [1001, 1200],
    ])
    await open(relay, 10, 'tablet')
    const second = await snapshotOf(relay, { after: 1000 })
    expect(second.outlines.map(({ from, to }) => [from, to])).toEqual([[1001, 1230]])
    expect(second.point.digest).toBe((await logOf(relay)).digest)
    expect(second.states.length).toBe(first.states.length + 10)
  })

  it('are refused to whoever would compute others, or has nothing to gain', async () => {
    const relay = await start()
    await open(relay, 5)
    for (const other of [{ version: '2' }, { reducers: {} }, { after: 15 }])
      expect((await ask(relay, { ...asked, ...other })).status).toBe(409)
    for (const nonsense of [undefined, 1, { ...asked, after: -1 }, { ...asked, streams: ['no-id'] }])
      expect((await ask(relay, nonsense)).status).toBe(400)
    expect((await fetch(relay.url + paths.snapshot, { method: 'POST' })).status).toBe(401)
  })

  it('are held by a relay without processes as well, and by none without a version', async () => {
    const folding = await start({ processes: [] })
    await open(folding, 5)
    expect((await snapshotOf(folding)).states).toHaveLength(5)
    await folding.close()
    const { version: _version, ...without } = { model: tickets, version: '1' }
    running = await createRelay(without)
    expect((await ask(running, asked)).status).toBe(404)
  })
})
