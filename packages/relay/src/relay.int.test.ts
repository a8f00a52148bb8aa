import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  closeCodes,
  entryEventText,
  type Invite,
  joinToken,
  paths,
  type RelayMessage,
} from '@causeway/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createRelay, type Relay } from './relay.ts'
import { createAuthor } from './suite/author.fixture.ts'
import { notes } from './suite/notes.fixture.ts'
import { joinPeer, openPeer } from './suite/peer.fixture.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway-relay-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const member = (workspace: string, replica: string, actor = 'Ann') => ({
  workspace,
  actor,
  role: 'seller',
  replica,
})

describe('a socket', () => {
  let relay: Relay
  beforeAll(async () => {
    relay = await createRelay({
      model: notes,
      bounds: { helloMs: 500, unsentBytes: 64 * 1024, eventsBehind: 60, pushesInFlight: 2 },
    })
  })
  afterAll(() => relay.close())

  const large = () => ({ data: { text: 'x'.repeat(250_000) } })

  it('that says nothing in time is closed, and may come again', async () => {
    const peer = await openPeer(relay)
    expect(await peer.closed).toBe(closeCodes.overloaded)
  })

  it('that asks gets the relay’s time', async () => {
    const peer = await joinPeer(relay, member('clock', 'laptop'))
    const before = Date.now()
    peer.send({ kind: 'ping' })
    const { time } = await peer.next('pong')
    expect(time).toBeGreaterThanOrEqual(before)
    expect(time).toBeLessThanOrEqual(Date.now())
  })

  it('that pushes more at once than it may have in flight is read more slowly, and loses nothing', async () => {
    const peer = await joinPeer(relay, member('eager', 'laptop'))
    const author = createAuthor('laptop')
    const answers = await Promise.all(Array.from({ length: 100 }, () => peer.push([author.note()])))
    expect(answers.map((answer) => answer.kind === 'taken' && answer.position)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    )
  })

  it('that breaks the rules is closed later, and not heard meanwhile; the relay does not wait for it', async () => {
    const strict = await createRelay({
      model: notes,
      bounds: { expulsionMs: 1_000_000, heartbeatMs: 1_000_000 },
    })
    const ann = await joinPeer(strict, member('strict', 'laptop'))
    const eve = await joinPeer(strict, member('strict', 'tablet', 'Eve'))
    eve.sendRaw('garbage')
    eve.send({ kind: 'push', id: 1, events: [createAuthor('tablet', 'Eve').note()] })
    // What she said was read before this: it came first, and each has a turn.
    expect(await ann.push([createAuthor('laptop').note()])).toMatchObject({ kind: 'taken', position: 1 })
    ann.send({ kind: 'ping' })
    await ann.next('pong')
    expect(eve.socket.readyState).toBe(WebSocket.OPEN)
    expect(await ann.push([createAuthor('laptop').note()])).toMatchObject({ position: 1 })
    await strict.close()
    expect(await eve.closed).toBe(closeCodes.malformed)
  })

  it('that says hello again begins anew, as another replica', async () => {
    const peer = await joinPeer(relay, member('again', 'laptop'))
    await peer.push([createAuthor('laptop').note()])
    const token = await relay.token(member('again', 'laptop'))
    peer.send({ kind: 'hello', protocol: 1, token, replica: 'rekeyed', point: { position: 0, digest: '' } })
    expect(await peer.next('welcome')).toMatchObject({ vector: { laptop: 1 }, head: null })
    expect(await peer.push([createAuthor('rekeyed').note()])).toMatchObject({ kind: 'taken', position: 2 })
  })

  it('from another page is not opened', async () => {
    const address = relay.url.replace('http', 'ws') + paths.sync
    const outcome = (origin: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(address, { origin })
        socket.once('open', () => resolve('open'))
        socket.once('unexpected-response', (_request, response) => resolve(response.statusCode))
      })
    expect(await outcome('https://elsewhere.example')).toBe(403)
    expect(await outcome('null')).toBe(403)
    expect(await outcome(relay.url)).toBe('open')
  })

  it('that reads slowly is fed as it reads, without a gap', async () => {
    const ann = await joinPeer(relay, member('slow', 'laptop'))
    const reader = await joinPeer(relay, member('slow', 'tablet'))
    reader.send({ kind: 'subscribe', after: 0 })
    reader.send({ kind: 'ping' })
    await reader.next('pong')
    const author = createAuthor('laptop')
    reader.socket.pause()
    for (let i = 0; i < 50; i++) await ann.push([author.note(large())])
    reader.socket.resume()
    const log = await reader.logUntil(50)
    expect(log.flatMap(({ entries }) => entries.map(entryEventText))).toEqual(author.texts)
  })

  it('that falls too far behind is cut off, and nobody else notices', async () => {
    const ann = await joinPeer(relay, member('stuck', 'laptop'))
    const reader = await joinPeer(relay, member('stuck', 'tablet'))
    const other = await joinPeer(relay, member('stuck', 'phone'))
    for (const peer of [reader, other]) {
      peer.send({ kind: 'subscribe', after: 0 })
      peer.send({ kind: 'ping' })
      await peer.next('pong')
    }
    const author = createAuthor('laptop')
    reader.socket.pause()
    for (let i = 0; i < 120; i++) await ann.push([author.note(large())])
    await other.logUntil(120)
    reader.socket.resume()
    // Cut off either way; the code arrives if the peer reads again in time.
    expect([closeCodes.overloaded, 1006]).toContain(await reader.closed)
  })
})

describe('a heartbeat', () => {
  it('cuts off who no longer answers, and nobody else', async () => {
    const relay = await createRelay({ model: notes, bounds: { heartbeatMs: 50 } })
    const dead = await openPeer(relay, { autoPong: false })
    const silent = await openPeer(relay)
    expect(await dead.closed).toBe(1006)
    expect(silent.socket.readyState).toBe(WebSocket.OPEN)
    await relay.close()
  })
})

describe('over HTTP a relay', () => {
  let relay: Relay
  beforeAll(async () => {
    const deskDir = join(folder, 'desk')
    await mkdir(join(deskDir, 'assets'), { recursive: true })
    await writeFile(join(deskDir, 'index.html'), '<!doctype html><title>Desk</title>')
    await writeFile(join(deskDir, 'sw.js'), 'self.skipWaiting()')
    await writeFile(join(deskDir, 'assets/app-1a2b.js'), 'export {}')
    relay = await createRelay({ model: notes, deskDir })
  })
  afterAll(() => relay.close())

  const html = { accept: 'text/html,*/*' }

  it('serves the desk: named files for good, everything else asked for again', async () => {
    const cacheOf = async (path: string) => {
      const response = await fetch(relay.url + path, { headers: html })
      return [response.status, response.headers.get('cache-control')]
    }
    expect(await cacheOf('/assets/app-1a2b.js')).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(await cacheOf('/')).toEqual([200, 'no-cache'])
    expect(await cacheOf('/sw.js')).toEqual([200, 'no-cache'])
    expect(await cacheOf('/orders/17')).toEqual([200, 'no-cache'])
    expect((await fetch(`${relay.url}/assets/gone.js`)).status).toBe(404)
    expect((await fetch(`${relay.url}/../secret`)).status).toBe(404)
    expect(await (await fetch(`${relay.url}/orders/17`, { headers: html })).text()).toContain('<title>Desk')
  })

  it('sends headers that let only its own pages do things', async () => {
    const { headers } = await fetch(`${relay.url}/`, { headers: html })
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('content-security-policy')).toContain("object-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('says that it is alive and ready', async () => {
    expect(await (await fetch(`${relay.url}/healthz`)).text()).toBe('ok')
    expect(await (await fetch(`${relay.url}/readyz`)).text()).toBe('ok')
  })

  it('lets owners and managers invite, each below their own rank', async () => {
    const invite = async (role: string, wanted: string, origin?: string) => {
      const token = await relay.token({ workspace: 'w', actor: 'Ann', role })
      return fetch(relay.url + paths.invites, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, ...(origin && { origin }) },
        body: JSON.stringify({ name: 'Bob', role: wanted }),
      })
    }
    const answer = await invite('owner', 'seller', relay.url)
    expect(answer.status).toBe(201)
    const { link, token }: Invite = await answer.json()
    expect(link.startsWith(relay.url)).toBe(true)
    expect(joinToken(new URL(link).hash)).toBe(token)
    const me = await fetch(relay.url + paths.me, { headers: { authorization: `Bearer ${token}` } })
    expect(await me.json()).toEqual({ workspace: 'w', actor: 'Bob', role: 'seller' })
    expect((await invite('manager', 'seller')).status).toBe(201)
    expect((await invite('manager', 'owner')).status).toBe(403)
    expect((await invite('seller', 'seller')).status).toBe(403)
    expect((await invite('owner', 'emperor')).status).toBe(403)
    expect((await invite('owner', 'seller', 'https://elsewhere.example')).status).toBe(403)
  })

  it('prints an owner’s link that works', async () => {
    const token = joinToken(new URL(await relay.ownerLink('shop')).hash) ?? ''
    const me = await fetch(relay.url + paths.me, { headers: { authorization: `Bearer ${token}` } })
    expect(await me.json()).toEqual({ workspace: 'shop', actor: 'Owner', role: 'owner' })
  })
})

describe('a data folder', () => {
  const dataDir = () => join(folder, 'data')

  it('keeps what was acknowledged when the relay stops in the middle of it', async () => {
    const first = await createRelay({ model: notes, dataDir: dataDir() })
    const peer = await joinPeer(first, member('w', 'laptop'))
    const author = createAuthor('laptop')
    const taken: number[] = []
    const pushes = Array.from({ length: 200 }, (_, index) =>
      peer.push([author.note()]).then(
        ({ kind }: RelayMessage) => kind === 'taken' && taken.push(index + 1),
        () => undefined,
      ),
    )
    await pushes[0]
    await first.close()
    expect(await peer.closed).toBe(closeCodes.restarting)
    await Promise.all(pushes)

    const second = await createRelay({ model: notes, dataDir: dataDir() })
    const again = await joinPeer(second, member('w', 'laptop'))
    // No more than was acknowledged: nothing was committed and not answered.
    expect(again.welcome.vector).toEqual({ laptop: taken.at(-1) })
    expect(taken.length).toBe(taken.at(-1))
    await second.close()
  })

  it('holds a secret that only its owner can read', async () => {
    const { mode } = await stat(join(dataDir(), 'secret'))
    expect(mode & 0o777).toBe(0o600)
  })

  it('restored from an older copy simply starts, and knows that others hold more', async () => {
    const options = { model: notes, dataDir: join(folder, 'shop') }
    const copy = join(folder, 'backup')
    const author = createAuthor('laptop')
    const first = await createRelay(options)
    await (await joinPeer(first, member('w', 'laptop'))).push(author.notes(2))
    await first.close()
    await cp(options.dataDir, copy, { recursive: true })
    const second = await createRelay(options)
    const peer = await joinPeer(second, member('w', 'laptop'))
    await peer.push(author.notes(2))
    const { point } = (await joinPeer(second, member('w', 'laptop'))).welcome
    await second.close()

    const restored = await createRelay({ model: notes, dataDir: copy })
    const back = await joinPeer(restored, { ...member('w', 'laptop'), point })
    expect(back.welcome).toMatchObject({ agrees: false, point: { position: 2 }, vector: { laptop: 2 } })
    expect(await back.push(author.texts)).toMatchObject({ kind: 'taken', position: 4 })
    await restored.close()
  })

  it('is used by one relay at a time', async () => {
    const relay = await createRelay({ model: notes, dataDir: dataDir() })
    await expect(createRelay({ model: notes, dataDir: dataDir() })).rejects.toMatchObject({
      code: 'folder-in-use',
    })
    await relay.close()
    await (await createRelay({ model: notes, dataDir: dataDir() })).close()
  })

  it('that cannot be one is named in one sentence', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    await expect(createRelay({ model: notes, dataDir: join(file, 'data') })).rejects.toMatchObject({
      code: 'folder-unusable',
      message: expect.stringContaining(file),
    })
  })
})

describe('a start that cannot be', () => {
  it('names the port that is in use, and lets go of the folder', async () => {
    const squatter = createServer()
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
    const address = squatter.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const dataDir = join(folder, 'data')
    await expect(createRelay({ model: notes, dataDir, port })).rejects.toMatchObject({
      code: 'port-unusable',
      message: expect.stringContaining(`Port ${port} is in use`),
    })
    squatter.close()
    await (await createRelay({ model: notes, dataDir, port })).close()
  })

  it('names the database that does not answer', async () => {
    const databaseUrl = 'postgres://nobody@127.0.0.1:1/nothing'
    await expect(createRelay({ model: notes, databaseUrl })).rejects.toMatchObject({
      code: 'database-unusable',
    })
  })
})
