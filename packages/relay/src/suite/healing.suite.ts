import { randomUUID } from 'node:crypto'
import { chainHash, encodeFrame, entryEventText, type LogEntries, paths, type Seal } from '@causeway/protocol'
import { describe, expect, it } from 'vitest'
import type { Relay } from '../relay.ts'
import { createAuthor } from './author.fixture.ts'
import { joinPeer } from './peer.fixture.ts'
import type { Stage } from './stage.fixture.ts'

/** How a relay takes back what it lost. */
export function describeHealing(stage: Stage): void {
  const { join, logOf, startFromFirstDay } = stage

  describe('takes back what it lost', () => {
    /** The seal a member holds of a replica, as the log gave it. */
    async function sealOf(workspace: string, replica: string): Promise<Seal> {
      const seal = (await logOf(workspace)).seals[replica]
      if (seal === undefined) throw new Error('The log came without a seal.')
      return seal
    }

    /** Two who answered each other, sealed by this relay in one workspace. */
    async function correspondence(workspace: string) {
      const ann = await join('laptop', workspace)
      const bob = await join('tablet', workspace, 'Bob')
      const [laptop, tablet] = [createAuthor('laptop'), createAuthor('tablet', 'Bob')]
      const texts: string[] = []
      for (let i = 1; i <= 3; i++) {
        texts.push(laptop.note({ stream: 'note/s', clock: i > 1 ? { laptop: i - 1, tablet: i - 1 } : {} }))
        await ann.push(texts.slice(-1))
        texts.push(tablet.note({ stream: 'note/s', clock: { laptop: i, ...(i > 1 && { tablet: i - 1 }) } }))
        await bob.push(texts.slice(-1))
      }
      const seals = { laptop: await sealOf(workspace, 'laptop'), tablet: await sealOf(workspace, 'tablet') }
      return { texts, laptop, tablet, seals }
    }

    /** Gives a relay back a stretch of a log; answers with the status. */
    const giverTo =
      (relay: Relay, workspace: string) =>
      async ({ from, entries, mac = '' }: Pick<LogEntries, 'from' | 'entries' | 'mac'>) => {
        const token = await relay.token({ workspace, actor: 'Cem', role: 'stock' })
        const body = encodeFrame({ kind: 'lost', from, entries, mac })
        const headers = { authorization: `Bearer ${token}` }
        return (await fetch(relay.url + paths.log, { method: 'POST', body, headers })).status
      }

    it('from a member who holds the seals, though runs need each other', async () => {
      const workspace = randomUUID()
      const { texts, seals } = await correspondence(workspace)
      const lost = await startFromFirstDay()
      try {
        const cem = await joinPeer(lost, { workspace, actor: 'Cem', role: 'stock', replica: 'phone' })
        // In committed order, each with the last seal of its replica, which only the last of them reaches.
        const told = []
        for (const [index, text] of texts.entries()) {
          told.push(await cem.push([text], seals[index % 2 === 0 ? 'laptop' : 'tablet']))
        }
        expect(told.map(({ kind }) => kind)).toEqual(['held', 'held', 'held', 'held', 'held', 'taken'])
        for (const push of [1, 2, 3, 4, 5])
          expect(await cem.answer(push)).toMatchObject({ kind: 'taken', push })
        cem.send({ kind: 'subscribe', after: 0 })
        const log = await cem.logUntil(6)
        expect(log.flatMap(({ entries }) => entries.map(entryEventText)).toSorted()).toEqual(texts.toSorted())
      } finally {
        await lost.close()
      }
    })

    it('line by line in the old places, from a member who holds all of it', async () => {
      const workspace = randomUUID()
      await correspondence(workspace)
      const whole = await logOf(workspace)
      const lost = await startFromFirstDay()
      try {
        const give = giverTo(lost, workspace)
        const reader = await joinPeer(lost, { workspace, actor: 'Cem', role: 'stock', replica: 'phone' })
        reader.send({ kind: 'subscribe', after: 0 })
        expect(await give(whole)).toBe(204)
        const log = await reader.logUntil(6)
        expect(log.flatMap(({ entries }) => entries)).toEqual(whole.entries)
        expect(log.at(-1)).toMatchObject({ digest: whole.digest, mac: whole.mac })
        const again = await joinPeer(lost, { workspace, actor: 'Ann', role: 'seller', replica: 'laptop' })
        expect(again.welcome).toMatchObject({ vector: { laptop: 3, tablet: 3 }, point: { position: 6 } })
        // It is there: whoever comes later with the same is told to look again.
        expect(await give(whole)).toBe(409)
      } finally {
        await lost.close()
      }
    })

    it('but no line that was never its own, nor anywhere else', async () => {
      const workspace = randomUUID()
      await correspondence(workspace)
      const whole = await logOf(workspace)
      const { entries } = whole
      const lost = await startFromFirstDay()
      try {
        const give = giverTo(lost, workspace)
        const later = entries.map((line) => line.replace(/^\[(\d+)/, (_, at) => `[${Number(at) + 1}`))
        const swapped = [...entries.slice(1, 2), ...entries.slice(0, 1), ...entries.slice(2)]
        for (const other of [later, swapped, entries.slice(0, -1), [...entries, ...entries.slice(-1)], ['x']])
          expect(await give({ ...whole, entries: other })).toBe(403)
        expect(await give({ ...whole, mac: 'x' })).toBe(403)
        expect(await give({ ...whole, from: 2 })).toBe(409)
        expect(await give({ ...whole, entries: [] })).toBe(400)
        // Genuine, but of another workspace.
        expect(await giverTo(lost, randomUUID())(whole)).toBe(403)
        const anybody = await fetch(lost.url + paths.log, { method: 'POST', body: 'x' })
        expect(anybody.status).toBe(401)
        const peer = await joinPeer(lost, { workspace, actor: 'Ann', role: 'seller', replica: 'laptop' })
        expect(peer.welcome.vector).toEqual({})
        expect(await give(whole)).toBe(204)
      } finally {
        await lost.close()
      }
    })

    it('with the healer’s own events among them', async () => {
      const workspace = randomUUID()
      const { laptop, tablet, seals } = await correspondence(workspace)
      const lost = await startFromFirstDay()
      try {
        const ann = await joinPeer(lost, { workspace, actor: 'Ann', role: 'seller', replica: 'laptop' })
        expect(await ann.push(tablet.texts, seals.tablet)).toMatchObject({
          kind: 'missing',
          vector: { laptop: 0 },
        })
        expect(await ann.push(laptop.texts.slice(0, 1))).toMatchObject({ kind: 'taken' })
        expect(await ann.push(tablet.texts.slice(0, 2), seals.tablet)).toMatchObject({ kind: 'held' })
        expect(await ann.push(laptop.texts.slice(1))).toMatchObject({ kind: 'held' })
        expect(await ann.push(tablet.texts.slice(2), seals.tablet)).toMatchObject({ kind: 'taken' })
        expect(await ann.answer(3)).toMatchObject({ kind: 'taken' })
        expect(await ann.answer(4)).toMatchObject({ kind: 'taken', position: 5 })
      } finally {
        await lost.close()
      }
    })

    it('but never by a forged or borrowed seal, nor without one', async () => {
      const workspace = randomUUID()
      const { tablet, seals } = await correspondence(workspace)
      const genuine = seals.tablet
      const other = randomUUID()
      const cem = await join('phone', other, 'Cem')
      const refused = { kind: 'refused', code: 'not-allowed', dot: { replica: 'tablet', seq: 1 } }
      expect(await cem.push(tablet.texts)).toMatchObject(refused)
      // Genuine, but for another workspace.
      expect(await cem.push(tablet.texts, genuine)).toMatchObject(refused)
      const here = await join('phone', workspace, 'Cem')
      const invented = createAuthor('tablet', 'Bob')
      const reused = invented.notes(3)
      expect(await here.push(reused, { ...genuine, hash: chainHash(reused[2] ?? '') })).toMatchObject(refused)
      expect(await here.push(reused, genuine)).toMatchObject(refused)
      expect(await here.push(reused, { ...genuine, seq: 9 })).toMatchObject(refused)
      // Believed so far, as the seal is genuine and further on, until the run arrives there with another hash.
      const fresh = await startFromFirstDay()
      try {
        const there = await joinPeer(fresh, { workspace, actor: 'Cem', role: 'stock', replica: 'phone' })
        expect(await there.push(reused.slice(0, 2), genuine)).toMatchObject({ kind: 'held' })
        expect(await there.push(tablet.texts.slice(2), genuine)).toMatchObject({ kind: 'missing' })
        expect(await there.answer(1)).toMatchObject({ kind: 'missing' })
        expect(
          (await joinPeer(fresh, { workspace, actor: 'C', role: 'r', replica: 'x' })).welcome.vector,
        ).toEqual({})
      } finally {
        await fresh.close()
      }
      expect((await logOf(other)).entries).toEqual([])
      expect((await logOf(workspace)).entries).toHaveLength(6)
    })
  })
}
