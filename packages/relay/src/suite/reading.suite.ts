import { randomUUID } from 'node:crypto'
import {
  closeCodes,
  entryEventText,
  type LogPoint,
  limits,
  paths,
  type ReplicaProgress,
} from '@causeway/protocol'
import { describe, expect, it } from 'vitest'
import { createAuthor } from './author.fixture.ts'
import { joinPeer } from './peer.fixture.ts'
import type { Stage } from './stage.fixture.ts'

/** How a relay hands its log out, live and in ranges. */
export function describeReading(stage: Stage): void {
  const { join, get, logOf } = stage

  describe('follows a log', () => {
    it('from where the reader is to the live end, without a gap', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      const author = createAuthor('laptop')
      for (let i = 0; i < 3; i++) await ann.push(author.notes(400))
      const reader = await join('reader', workspace)
      reader.send({ kind: 'subscribe', after: 150 })
      const pushing = ann.push(author.notes(100))
      const caughtUp = await reader.logUntil(1300)
      expect(caughtUp[0]?.from).toBe(151)
      expect(caughtUp.flatMap(({ entries }) => entries.map(entryEventText))).toEqual(author.texts.slice(150))
      await pushing
      await ann.push([author.note()])
      const [live] = await reader.logUntil(1301)
      expect(live).toMatchObject({ from: 1301, seals: { laptop: { seq: 1301 } } })
      expect(live?.entries.map(entryEventText)).toEqual(author.texts.slice(-1))
    })

    it('only within it', async () => {
      const ann = await join('laptop')
      ann.send({ kind: 'subscribe', after: 1 })
      expect(await ann.closed).toBe(closeCodes.malformed)
    })

    it('and says when a reader holds another one', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      await ann.push(createAuthor('laptop').notes(2))
      const { digest } = await logOf(workspace)
      const agreesAt = async (position: number, digest: string) => {
        const point = { position, digest }
        const peer = await joinPeer(stage.relay(), {
          workspace,
          actor: 'Ann',
          role: 'seller',
          replica: 'x',
          point,
        })
        return peer.welcome.agrees
      }
      expect(await agreesAt(2, digest)).toBe(true)
      expect(await agreesAt(1, digest)).toBe(false)
      expect(await agreesAt(3, digest)).toBe(false)
    })
  })

  describe('notes how much of the log each device holds', () => {
    it('by what it says when it comes, when it follows and now and then, and never more than there is', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      await ann.push(createAuthor('laptop').notes(5))
      const heldBy = async (replica: string) => {
        const heard: readonly ReplicaProgress[] = await (await get(paths.replicas, workspace)).json()
        return heard.find((one) => one.replica === replica)
      }
      const holding = (position: number) =>
        expect.poll(() => heldBy('laptop')).toMatchObject({ replica: 'laptop', actor: 'Ann', position })
      await holding(0)
      ann.send({ kind: 'subscribe', after: 3 })
      await holding(3)
      ann.send({ kind: 'ping', position: 5 })
      await holding(5)
      ann.send({ kind: 'ping', position: 99 })
      ann.send({ kind: 'ping' })
      await holding(5)
      const { digest } = await logOf(workspace)
      const come = async (replica: string, point: LogPoint) => {
        await joinPeer(stage.relay(), { workspace, actor: 'Ben', role: 'seller', replica, point })
        await expect.poll(() => heldBy(replica)).toBeDefined()
        return (await heldBy(replica))?.position
      }
      expect(await come('tablet', { position: 5, digest })).toBe(5)
      expect(await come('strange', { position: 4, digest })).toBe(0)
      const other: readonly unknown[] = await (await get(paths.replicas, randomUUID())).json()
      expect(other).toEqual([])
    })
  })

  describe('gives full ranges over HTTP', () => {
    it('compressed, and for good when named by their digest', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      const author = createAuthor('laptop')
      for (let i = 0; i < 4; i++) await ann.push(author.notes(limits.rangeSize / 4))
      const [end] = await (await get('/api/points?at=1000', workspace)).json()
      const range = await get(`/api/log/0?digest=${end.digest}`, workspace, {
        'accept-encoding': 'gzip, br',
      })
      expect(range.headers.get('content-encoding')).toBe('br')
      expect(range.headers.get('cache-control')).toContain('immutable')
      const [header = '', ...entries] = (await range.text()).split('\n')
      expect(JSON.parse(header)).toMatchObject({ kind: 'log', from: 1, digest: end.digest })
      expect(entries.map(entryEventText)).toEqual(author.texts)

      await ann.push(author.notes(5))
      const byNumber = await get('/api/log/0', workspace, { 'accept-encoding': 'gzip' })
      expect(byNumber.headers.get('content-encoding')).toBe('gzip')
      expect(byNumber.headers.get('cache-control')).toBe('private, no-cache')
      expect(await byNumber.text()).toBe([header, ...entries].join('\n'))
      const etag = byNumber.headers.get('etag') ?? ''
      expect((await get('/api/log/0', workspace, { 'if-none-match': etag })).status).toBe(304)

      expect((await get('/api/log/1', workspace)).status).toBe(404)
      expect((await get('/api/log/0?digest=another', workspace)).status).toBe(404)
      const rest = await get('/api/log?from=1001', workspace)
      expect(rest.headers.get('cache-control')).toBe('no-store')
      expect((await rest.text()).split('\n')).toHaveLength(6)
      const part = (await (await get('/api/log?from=998', workspace)).text()).split('\n')
      expect(part).toHaveLength(4)
    })

    it('to members only', async () => {
      for (const path of ['/api/log?from=1', '/api/log/0', '/api/points?at=1', '/api/me']) {
        expect((await fetch(stage.relay().url + path)).status).toBe(401)
        const headers = { authorization: 'Bearer a.b.c' }
        expect((await fetch(stage.relay().url + path, { headers })).status).toBe(401)
      }
    })

    it('and names what is wrong with a question', async () => {
      for (const path of [
        '/api/log',
        '/api/log?from=0',
        '/api/points',
        '/api/points?at=1,x',
        '/api/points?at=0',
      ])
        expect((await get(path, 'w')).status).toBe(400)
    })
  })
}
