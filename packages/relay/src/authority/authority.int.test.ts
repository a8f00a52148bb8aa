import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutAside } from '@causeway/core'
import { eventText } from '@causeway/protocol'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { readRun } from '../intake/run.ts'
import { alreadyVetted } from '../intake/vetting.ts'
import { createWriter } from '../intake/writer.ts'
import { openMemoryDatabase } from '../log/database.ts'
import { createEventLog, type EventLog } from '../log/event-log.ts'
import { createRelay, type RelayOptions } from '../relay.ts'
import { joinPeer, type Peer } from '../suite/peer.fixture.ts'
import { createAuthority } from './authority.ts'
import { closingAt, numbering, onlySellersOpen, opener, tickets, ticketsIn } from './tickets.fixture.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

const workspace = 'w'
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

/** A relay with an authority, and a way to read its whole log. */
async function open(options: Partial<RelayOptions> = {}) {
  const relay = await createRelay({ model: tickets, processes: [numbering], ...options })
  return {
    relay,
    join: (replica: string): Promise<Peer> =>
      joinPeer(relay, { workspace, actor: 'Ann', role: 'seller', replica }),
    async read() {
      const token = await relay.token({ workspace, actor: 'Ann', role: 'seller' })
      const answer = await fetch(`${relay.url}/api/log?from=1`, {
        headers: { authorization: `Bearer ${token}` },
      })
      const [header = '', ...entries] = (await answer.text()).split('\n')
      return ticketsIn({ ...JSON.parse(header), entries })
    },
  }
}

describe('an authority', () => {
  it('does its work in the same append as what it is about, whoever pushes at the same time', async () => {
    const { relay, join: joinAs, read } = await open()
    try {
      const devices = await Promise.all(
        ['a', 'b', 'c'].map(async (name) => [name, await joinAs(name)] as const),
      )
      await Promise.all(
        devices.flatMap(([name, peer]) => {
          const record = opener(name)
          return upTo(20).map((index) => peer.push([record(`${name}${index}`)]))
        }),
      )
      // What was acknowledged has its number: there is nothing to wait for.
      expect(await read()).toEqual({ numbers: upTo(60), closed: 0, refused: 0, marked: 0 })
    } finally {
      await relay.close()
    }
  })

  it('has its events sent to everybody, like anybody’s', async () => {
    const { relay, join: joinAs } = await open()
    try {
      const peer = await joinAs('a')
      peer.send({ kind: 'subscribe', after: 0 })
      await peer.push([opener('a')('t')])
      const logs = await peer.logUntil(3)
      expect(ticketsIn({ from: 1, entries: logs.flatMap(({ entries }) => entries) }).numbers).toEqual([1])
    } finally {
      await relay.close()
    }
  })

  it('catches up at the start with what was recorded without it', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'causeway-relay-'))
    folders.push(dataDir)
    const without = await open({ dataDir, processes: [] })
    const record = opener('a')
    await (await without.join('a')).push([record('one'), record('two')])
    expect((await without.read()).numbers).toEqual([0, 0])
    await without.relay.close()
    const withAuthority = await open({ dataDir })
    try {
      await withAuthority.join('b')
      expect((await withAuthority.read()).numbers).toEqual([1, 2])
    } finally {
      await withAuthority.relay.close()
    }
    const again = await open({ dataDir })
    try {
      await (await again.join('a')).push([record('three')])
      expect(await again.read()).toEqual({ numbers: [1, 2, 3], closed: 0, refused: 0, marked: 0 })
    } finally {
      await again.relay.close()
    }
  })

  it('looks again when a time has come', async () => {
    let now = 1_790_000_000_000
    const { relay, join: joinAs, read } = await open({ processes: [closingAt(now + 50)], now: () => now })
    try {
      await (await joinAs('a')).push([opener('a')('t')])
      expect((await read()).closed).toBe(0)
      now += 50
      await expect.poll(async () => (await read()).closed).toBe(1)
    } finally {
      await relay.close()
    }
  })

  it('puts aside what somebody had no right to, in the same append, and does nothing about it', async () => {
    const { relay, read } = await open({ rights: onlySellersOpen })
    try {
      const as = (role: string, replica: string) => joinPeer(relay, { workspace, actor: role, role, replica })
      const [seller, guest] = [await as('seller', 'a'), await as('guest', 'b')]
      expect(await guest.push([opener('b', 'guest')('u')])).toMatchObject({ kind: 'taken' })
      await seller.push([opener('a', 'seller')('t')])
      expect(await read()).toEqual({ numbers: [0, 1], closed: 0, refused: 1, marked: 1 })
    } finally {
      await relay.close()
    }
  })

  it('lets nobody put anything aside but itself', async () => {
    const { relay, join: joinAs } = await open({ rights: onlySellersOpen })
    try {
      const text = eventText({
        ...{ replica: 'a', seq: 1, stream: 'ticket/t', clock: {}, at: 1, actor: 'Ann' },
        ...PutAside.of({ of: { replica: 'b', seq: 1 }, because: 'Mine.' }),
        ...{ command: 'c', correlation: 'c', prev: '' },
      })
      expect(await (await joinAs('a')).push([text])).toMatchObject({ kind: 'refused', code: 'not-allowed' })
    } finally {
      await relay.close()
    }
  })

  it('lets nobody join under its name', async () => {
    const { relay } = await open()
    try {
      const token = await relay.token({ workspace, actor: 'Ann', role: 'owner' })
      const answer = await fetch(`${relay.url}/api/invites`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Relay', role: 'seller' }),
      })
      expect(answer.status).toBe(400)
    } finally {
      await relay.close()
    }
  })
})

describe('an authority whose appends fail', () => {
  const silent = pino({ level: 'silent' })

  /** The log, of which the appends with these numbers fail before or after they were written. */
  function failing(log: EventLog, fails: (append: number) => 'before' | 'after' | undefined): EventLog {
    let appends = 0
    return {
      ...log,
      async append(...given) {
        const how = fails(++appends)
        if (how === 'before') throw new Error('The disk is gone.')
        const done = await log.append(...given)
        if (how === 'after') throw new Error('The line is gone.')
        return done
      },
    }
  }

  it.each(['before', 'after'] as const)('%s it was written, comes to the same at every step', async (how) => {
    for (const step of upTo(4)) {
      const db = await openMemoryDatabase()
      const whole = createEventLog(db, 'one')
      const log = failing(whole, (append) => (append === step ? how : undefined))
      // A new process after each failure, on the same log.
      const start = () =>
        createWriter(
          workspace,
          log,
          Date.now,
          () => {},
          createAuthority(
            workspace,
            { model: tickets, processes: [numbering], log, logger: silent, now: Date.now },
            () => {},
          ),
        )
      let writer = start()
      const record = opener('a')
      for (const text of ['one', 'two', 'three', 'four'].map(record)) {
        const run = readRun([text], alreadyVetted)
        if (!run) throw new Error('It is a run.')
        await writer
          .submit([run], () => {})
          .catch(async () => {
            writer = start()
            await writer.submit([run], () => {})
          })
      }
      const entries = await whole.read(workspace, 1, 1000)
      const found = ticketsIn({
        from: 1,
        entries: entries.map(({ receivedAt, text }) => `[${receivedAt},${text}]`),
      })
      expect(found).toEqual({ numbers: upTo(4), closed: 0, refused: 0, marked: 0 })
      await db.destroy()
    }
  })
})
