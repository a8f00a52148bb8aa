import { randomUUID } from 'node:crypto'
import { closeCodes } from '@causeway/protocol'
import { Client } from 'pg'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { numbering, opener, tickets, ticketsIn } from './authority/tickets.fixture.ts'
import { openPostgresDatabase } from './log/database.ts'
import { createRelay } from './relay.ts'
import { createAuthor } from './suite/author.fixture.ts'
import { notes } from './suite/notes.fixture.ts'
import { joinPeer } from './suite/peer.fixture.ts'
import { describeRelay } from './suite/relay.suite.ts'
import { describeViews } from './views/views.suite.ts'

/** A server this run may make databases on: the one that is named, or one on this machine that trusts us. */
async function findServer(): Promise<string | undefined> {
  const { DATABASE_URL } = process.env
  const url = DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    await client.end()
    return url
  } catch (error) {
    if (DATABASE_URL !== undefined) throw error
    return undefined
  }
}

const waitingForLock = `
  select count(*)::int as waiting from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`

const server = await findServer()

if (server === undefined) {
  describe('a relay on PostgreSQL', () => {
    it.skip('was not tested: no PostgreSQL on 127.0.0.1:5432, and DATABASE_URL names none')
  })
} else {
  const databases: string[] = []

  const onServer = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: server })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }

  async function newDatabase(template?: string): Promise<string> {
    const name = `causeway_${randomUUID().replaceAll('-', '')}`
    await onServer(`create database ${name}${template === undefined ? '' : ` template ${template}`}`)
    databases.push(name)
    return name
  }

  const urlOf = (name: string) => Object.assign(new URL(server), { pathname: name }).href

  afterAll(async () => {
    for (const name of databases) await onServer(`drop database ${name} with (force)`)
  })

  describeRelay('PostgreSQL', async () => {
    const first = await newDatabase()
    await (await createRelay({ model: notes, databaseUrl: urlOf(first) })).close()
    return { firstDay: async () => ({ databaseUrl: urlOf(await newDatabase(first)) }) }
  })

  describeViews('PostgreSQL', async () =>
    openPostgresDatabase(urlOf(await newDatabase()), pino({ level: 'silent' })),
  )

  describe('a commit on PostgreSQL', () => {
    it('comes before its acknowledgement, and takes all pushes that came meanwhile', async () => {
      const url = urlOf(await newDatabase())
      const relay = await createRelay({ model: notes, databaseUrl: url })
      const database = new Client({ connectionString: url })
      await database.connect()
      try {
        const peers = await Promise.all(
          ['laptop', 'tablet', 'phone'].map((replica) =>
            joinPeer(relay, { workspace: 'w', actor: 'Ann', role: 'seller', replica }),
          ),
        )
        await database.query('begin')
        await database.query("select 1 from workspaces where id = 'w' for update")
        let acknowledged = 0
        const pushes = peers.map(async (peer, index) => {
          const author = createAuthor(['laptop', 'tablet', 'phone'][index] ?? '')
          const answer = await peer.push([author.note()])
          acknowledged += 1
          return answer
        })
        // By the answer to the ping the relay has heard the push before it.
        for (const peer of peers) {
          peer.send({ kind: 'ping' })
          await peer.next('pong')
        }
        await expect.poll(async () => (await database.query(waitingForLock)).rows[0]?.waiting).toBe(1)
        expect(acknowledged).toBe(0)
        await database.query('commit')
        expect((await Promise.all(pushes)).map(({ kind }) => kind)).toEqual(['taken', 'taken', 'taken'])
        const { rows } = await database.query(
          'select count(*)::int as events, count(distinct xmin::text)::int as commits from events',
        )
        expect(rows).toEqual([{ events: 3, commits: 2 }])
      } finally {
        await database.end()
        await relay.close()
      }
    })

    it('that is under way when the relay is told to stop is finished and acknowledged', async () => {
      const url = urlOf(await newDatabase())
      const relay = await createRelay({ model: notes, databaseUrl: url })
      const database = new Client({ connectionString: url })
      await database.connect()
      try {
        const member = { workspace: 'w', actor: 'Ann', role: 'seller', replica: 'laptop' }
        const peer = await joinPeer(relay, member)
        await database.query('begin')
        await database.query("select 1 from workspaces where id = 'w' for update")
        const pushed = peer.push([createAuthor('laptop').note()])
        await expect.poll(async () => (await database.query(waitingForLock)).rows[0]?.waiting).toBe(1)
        const closed = relay.close()
        await database.query('commit')
        expect(await pushed).toMatchObject({ kind: 'taken', position: 1 })
        expect(await peer.closed).toBe(closeCodes.restarting)
        await closed
      } finally {
        await database.end()
        await relay.close()
      }
    })

    it('of two relays on one database leaves no gap and gives no position twice', async () => {
      const databaseUrl = urlOf(await newDatabase())
      const relays = await Promise.all([1, 2].map(() => createRelay({ model: notes, databaseUrl })))
      try {
        const pushed = await Promise.all(
          relays.flatMap((relay, which) =>
            [1, 2, 3].map(async (device) => {
              const replica = `device-${which}-${device}`
              const peer = await joinPeer(relay, { workspace: 'w', actor: 'Ann', role: 'seller', replica })
              const author = createAuthor(replica)
              const answers = await Promise.all(Array.from({ length: 30 }, () => peer.push([author.note()])))
              return answers.map((answer) => (answer.kind === 'taken' ? answer.position : answer.kind))
            }),
          ),
        )
        expect(pushed.flat().toSorted((a, b) => Number(a) - Number(b))).toEqual(
          Array.from({ length: 180 }, (_, index) => index + 1),
        )
      } finally {
        for (const relay of relays) await relay.close()
      }
    })

    it('of two relays that each have an authority gives no number twice, and leaves none out', async () => {
      const databaseUrl = urlOf(await newDatabase())
      const relays = await Promise.all(
        [1, 2].map(() => createRelay({ model: tickets, processes: [numbering], databaseUrl })),
      )
      try {
        await Promise.all(
          relays.map(async (relay, which) => {
            const replica = `device-${which}`
            const peer = await joinPeer(relay, { workspace: 'w', actor: 'Ann', role: 'seller', replica })
            const record = opener(replica)
            for (let count = 0; count < 20; count++) await peer.push([record(`${which}-${count}`)])
          }),
        )
        const [relay] = relays
        const token = await relay?.token({ workspace: 'w', actor: 'Ann', role: 'seller' })
        const answer = await fetch(`${relay?.url}/api/log?from=1`, {
          headers: { authorization: `Bearer ${token}` },
        })
        const [header = '', ...entries] = (await answer.text()).split('\n')
        const { numbers, refused } = ticketsIn({ ...JSON.parse(header), entries })
        expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
        expect(refused).toBe(0)
      } finally {
        for (const relay of relays) await relay.close()
      }
    })
  })
}
