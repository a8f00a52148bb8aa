import { closeCodes, type Demo, paths } from '@causeway/protocol'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMemoryDatabase } from '../log/database.ts'
import { createEventLog } from '../log/event-log.ts'
import type { Schema } from '../log/schema.ts'
import { createRelay, type Relay } from '../relay.ts'
import { createAuthor } from '../suite/author.fixture.ts'
import { notes } from '../suite/notes.fixture.ts'
import { joinPeer } from '../suite/peer.fixture.ts'
import { createTokens } from '../tokens.ts'
import { createDemos, type DemoOptions } from './demos.ts'
import { demoPrefix } from './name.ts'

const cast = [
  { actor: 'Maya', role: 'owner' },
  { actor: 'Ben', role: 'seller' },
]

describe('demos', () => {
  let db: Kysely<Schema>
  let time = 1_790_000_000_000
  beforeAll(async () => {
    db = await openMemoryDatabase()
  })
  afterAll(() => db.destroy())

  /** The demos of a relay that starts on this database. */
  function start(options: DemoOptions | undefined) {
    const log = createEventLog(db, 'one')
    const tokens = createTokens(new Uint8Array(32))
    const setting = { log, tokens, options, logger: pino({ level: 'silent' }) }
    return createDemos({ ...setting, now: () => time, closeRoom: async () => undefined })
  }

  async function begin(demos: ReturnType<typeof start>): Promise<Demo> {
    const beginning = await demos.begin()
    if (beginning.kind !== 'begun') throw new Error(`It is ${beginning.kind}.`)
    return beginning.demo
  }

  it('are limited in how many there are, and how fast they begin', async () => {
    const demos = start({ cast, most: 2, perMinute: 3 })
    const [first] = await Promise.all([begin(demos), begin(demos)])
    expect(await demos.begin()).toEqual({ kind: 'full' })
    expect(await demos.end(first.workspace)).toBe(true)
    const third = await begin(demos)
    await demos.end(third.workspace)
    expect(await demos.begin()).toEqual({ kind: 'too many' })
    time += 60_001
    await demos.end((await begin(demos)).workspace)
    await demos.stop()
  })

  it('end by themselves: their tokens are good no more, and a relay that starts deletes what is left', async () => {
    const demos = start({ cast, lifetime: 1000 })
    const { members, workspace, expiresAt } = await begin(demos)
    expect(expiresAt).toBe(time + 1000)
    const [token = ''] = members.map((one) => one.token)
    expect(await demos.tokens.verify(token)).toMatchObject({ workspace, actor: 'Maya' })
    time += 1000
    expect(await demos.tokens.verify(token)).toBeUndefined()
    await demos.stop()

    await start({ cast }).stop()
    expect(await createEventLog(db, 'one').named(demoPrefix)).not.toContain(workspace)
  })

  it('are no more once they are switched off', async () => {
    const demos = start({ cast })
    const { members } = await begin(demos)
    await demos.stop()
    const off = start(undefined)
    expect(await off.begin()).toEqual({ kind: 'off' })
    expect(await off.tokens.verify(members[0]?.token ?? '')).toBeUndefined()
    await off.stop()
    expect(await createEventLog(db, 'one').named(demoPrefix)).toEqual([])
  })

  it('never end what is none', async () => {
    const demos = start({ cast })
    await createEventLog(db, 'one').tip('main')
    expect(await demos.end('main')).toBe(false)
    expect(await createEventLog(db, 'one').holds('main')).toBe(true)
    await demos.stop()
  })
})

describe('the address of demos', () => {
  let relay: Relay
  beforeAll(async () => {
    relay = await createRelay({ model: notes, demos: { cast } })
  })
  afterAll(() => relay.close())

  const ask = (method: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(relay.url + paths.demo, { method, headers })

  it('gives anybody a workspace of their own, and ends it for whoever is in it', async () => {
    const response = await ask('POST')
    expect(response.status).toBe(201)
    const { workspace, members }: Demo = await response.json()
    expect(members.map(({ actor, role }) => ({ actor, role }))).toEqual(cast)

    const peer = await joinPeer(
      { url: relay.url, token: async () => members[0]?.token ?? '' },
      { workspace, actor: 'Maya', role: 'owner', replica: 'laptop' },
    )
    expect(await peer.push([createAuthor('laptop', 'Maya').note()])).toMatchObject({ position: 1 })

    const authorization = `Bearer ${members[1]?.token}`
    expect((await fetch(`${relay.url}${paths.me}`, { headers: { authorization } })).status).toBe(200)
    expect((await ask('DELETE', { authorization })).status).toBe(204)
    expect(await peer.closed).toBe(closeCodes.unauthorised)
    expect((await fetch(`${relay.url}${paths.me}`, { headers: { authorization } })).status).toBe(401)
    expect((await ask('DELETE', { authorization })).status).toBe(401)
  })

  it('is not for other pages, and ends nobody’s real work', async () => {
    expect((await ask('POST', { origin: 'https://elsewhere.example' })).status).toBe(403)
    const token = await relay.token({ workspace: 'main', actor: 'Ann', role: 'owner' })
    expect((await ask('DELETE', { authorization: `Bearer ${token}` })).status).toBe(403)
    expect((await ask('DELETE')).status).toBe(401)
  })

  it('says so where there are none', async () => {
    const without = await createRelay({ model: notes })
    const response = await fetch(without.url + paths.demo, { method: 'POST' })
    expect([response.status, await response.json()]).toEqual([404, { error: 'This relay gives no demos.' }])
    await without.close()
  })
})
