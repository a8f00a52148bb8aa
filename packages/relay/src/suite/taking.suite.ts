import { randomUUID } from 'node:crypto'
import { hybridTime } from '@causeway/core'
import { chainHash, entryEventText, nextDigest, readEntries } from '@causeway/protocol'
import { describe, expect, it } from 'vitest'
import { createAuthor } from './author.fixture.ts'
import type { Stage } from './stage.fixture.ts'

/** How a relay takes events and gives them a place. */
export function describeTaking(stage: Stage): void {
  const { join, get, logOf, textsOf } = stage

  describe('takes events', () => {
    it('and gives each its position, once', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      const author = createAuthor('laptop')
      expect(ann.welcome).toMatchObject({
        point: { position: 0, digest: '' },
        vector: {},
        head: null,
        agrees: true,
      })
      const three = author.notes(3)
      expect(await ann.push(three)).toEqual({ kind: 'taken', push: 1, position: 3 })
      expect(await ann.push(three.slice(0, 2))).toEqual({ kind: 'taken', push: 2, position: 2 })
      expect(await ann.push([...three.slice(1), author.note()])).toEqual({
        kind: 'taken',
        push: 3,
        position: 4,
      })
      expect(await textsOf(workspace)).toEqual(author.texts)
      const again = await join('laptop', workspace)
      expect(again.welcome).toMatchObject({
        point: { position: 4 },
        vector: { laptop: 4 },
        head: { seq: 4, hash: chainHash(author.texts[3] ?? '') },
      })
    })

    it('once, when a copy of the device that recorded them sends them under other dots', async () => {
      const workspace = randomUUID()
      const [ann, copy] = [await join('laptop', workspace), await join('moved', workspace)]
      const original = createAuthor('laptop')
      await ann.push([original.note({ command: 'both', correlation: 'both' })])
      const moved = createAuthor('moved')
      const again = moved.note({ command: 'both', correlation: 'both' })
      const more = moved.note()
      copy.send({ kind: 'push', id: 7, events: [again, more], rewritten: true })
      expect(await copy.answer(7)).toEqual({ kind: 'forked', push: 7, head: { seq: 0, hash: '' } })

      // What the log does not have is taken: of the same command, at another time.
      const other = createAuthor('moved')
      const events = [
        other.note({ command: 'both', correlation: 'both', at: hybridTime(1_790_000_000_500) }),
        other.note(),
        other.note({ command: 'moved-2', correlation: 'moved-2', at: hybridTime(1_790_000_000_001) }),
      ]
      copy.send({ kind: 'push', id: 8, events, rewritten: true })
      // Also when both are in one push.
      expect(await copy.answer(8)).toMatchObject({ kind: 'forked', head: { seq: 2 } })
      expect(await textsOf(workspace)).toEqual([original.texts[0], events[0], events[1]])
    })

    it('stamps them in strictly rising order, with the rolling digest of that order', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      await ann.push(createAuthor('laptop').notes(300))
      const log = await logOf(workspace)
      const stamps = readEntries(log.entries, 1).map(({ receivedAt }) => receivedAt)
      expect(stamps.every((stamp, index) => index === 0 || stamp > (stamps[index - 1] ?? 0))).toBe(true)
      const digests = log.entries.reduce<string[]>((before, line, index) => {
        before.push(nextDigest(before.at(-1) ?? '', stamps[index] ?? 0, chainHash(entryEventText(line))))
        return before
      }, [])
      expect(log.digest).toBe(digests.at(-1))
      expect(await (await get('/api/points?at=7,300,301', workspace)).json()).toEqual([
        { position: 7, digest: digests[6] },
        { position: 300, digest: digests[299] },
      ])
    })

    it('in the order they were caused, from whoever has them', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      const bob = await join('tablet', workspace, 'Bob')
      const first = createAuthor('laptop').note({ stream: 'note/shared' })
      const reply = createAuthor('tablet', 'Bob').note({ stream: 'note/shared', clock: { laptop: 1 } })
      expect(await bob.push([reply])).toEqual({ kind: 'missing', push: 1, vector: { laptop: 0 } })
      expect(await ann.push([first])).toMatchObject({ kind: 'taken' })
      expect(await bob.push([reply])).toMatchObject({ kind: 'taken', position: 2 })
      expect(await textsOf(workspace)).toEqual([first, reply])
    })

    it('from many sockets at once into gapless positions', async () => {
      const workspace = randomUUID()
      const reader = await join('reader', workspace)
      reader.send({ kind: 'subscribe', after: 0 })
      const replicas = Array.from({ length: 20 }, (_, index) => `device${index}`)
      await Promise.all(
        replicas.map(async (replica) => {
          const peer = await join(replica, workspace)
          const author = createAuthor(replica)
          const taken = await Promise.all(Array.from({ length: 10 }, () => peer.push(author.notes(3))))
          expect(new Set(taken.map(({ kind }) => kind))).toEqual(new Set(['taken']))
          await peer.close()
        }),
      )
      const events = (await reader.logUntil(600)).flatMap(({ entries, from }) => readEntries(entries, from))
      expect(events.map(({ position }) => position)).toEqual(Array.from({ length: 600 }, (_, i) => i + 1))
      for (const replica of replicas) {
        const seqs = events.filter((event) => event.replica === replica).map(({ seq }) => seq)
        expect(seqs).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
      }
    })

    it('of one workspace only where they belong', async () => {
      const ann = await join('laptop')
      const other = randomUUID()
      await ann.push(createAuthor('laptop').notes(2))
      expect((await logOf(other)).entries).toEqual([])
      expect((await join('laptop', other)).welcome.vector).toEqual({})
    })
  })
}
