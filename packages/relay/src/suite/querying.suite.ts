import { randomUUID } from 'node:crypto'
import { hybridTime, type LogQuery, matchesQuery } from '@causeway/core'
import { type EventsAnswer, paths, readEntries } from '@causeway/protocol'
import { describe, expect, it } from 'vitest'
import { createAuthor } from './author.fixture.ts'
import type { Stage } from './stage.fixture.ts'

/** What a relay finds in its log. */
export function describeQuerying(stage: Stage): void {
  const { join, get, logOf } = stage

  describe('finds events', () => {
    const start = 1_790_000_000_000

    /** A log whose texts try to be mistaken for something else. */
    async function trickyLog(workspace: string) {
      const ann = await join('laptop', workspace)
      const bob = await join('tablet', workspace, 'B"o\\b')
      const [laptop, tablet] = [createAuthor('laptop'), createAuthor('tablet', 'B"o\\b')]
      const own = [
        laptop.note({ stream: 'note/a', correlation: 'one' }),
        laptop.note({ stream: 'note/b', correlation: 'one","prev":"' }),
        laptop.note({ stream: 'note/a"' }),
        laptop.note({
          data: { text: '"stream":"note/a","type":"X","correlation":"one","at":5,"actor":"Cem"' },
        }),
        laptop.note({ data: { text: 'a\u0000b\ud800' }, command: 'c"1', at: hybridTime(start + 60_000) }),
      ]
      await ann.push(own)
      const early = { at: hybridTime(start - 60_000), correlation: 'one' }
      await bob.push([tablet.note({ stream: 'note/a', ...early }), tablet.note({ correlation: 'o\nne' })])
      return readEntries((await logOf(workspace)).entries, 1)
    }

    async function ask(workspace: string, query: LogQuery): Promise<EventsAnswer> {
      return (await get(paths.events(query), workspace)).json()
    }

    it('exactly those that the query is about', async () => {
      const workspace = randomUUID()
      const log = await trickyLog(workspace)
      const queries: readonly LogQuery[] = [
        {},
        { stream: 'note/a' },
        { stream: 'note/a"' },
        { stream: 'note' },
        { aggregate: 'note' },
        { aggregate: 'not' },
        { types: ['Noted'] },
        { types: ['X', 'Y'] },
        { correlation: 'one' },
        { correlation: 'one","prev":"' },
        { correlation: 'o\nne' },
        { command: 'c"1' },
        { actor: 'B"o\\b' },
        { actor: 'Cem' },
        { replica: 'tablet', types: ['Noted'] },
        { replica: 'tablet', seq: 2 },
        { since: start },
        { until: start },
        { since: start + 60_000, until: start + 60_000 },
        { since: Date.now() + 3_600_000 },
        { stream: 'note/a', after: 1 },
        { before: 3, order: 'newest' },
      ]
      for (const query of queries) {
        const expected = log.filter((event) => matchesQuery(query, event))
        if (query.order === 'newest') expected.reverse()
        expect(await ask(workspace, query), JSON.stringify(query)).toEqual({ events: expected, next: null })
      }
    })

    it('of older versions as this one has them, step by step; the log keeps what was recorded', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      const laptop = createAuthor('laptop')
      const tagged = { type: 'Tagged', stream: 'note/a' }
      const texts = [
        laptop.note({ ...tagged, version: 1, data: { tag: 'a b' } }),
        laptop.note({ ...tagged, version: 2, data: { text: 'c' } }),
        laptop.note({ ...tagged, version: 3, data: { tags: ['d'] } }),
      ]
      await ann.push(texts)
      const { events } = await ask(workspace, { types: ['Tagged'] })
      expect(events).toMatchObject([
        { position: 1, seq: 1, version: 3, data: { tags: ['a', 'b'] } },
        { position: 2, seq: 2, version: 3, data: { tags: ['c'] } },
        { position: 3, seq: 3, version: 3, data: { tags: ['d'] } },
      ])
      expect(await stage.textsOf(workspace)).toEqual(texts)
    })

    it('page by page, in both directions', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      await ann.push(createAuthor('laptop').notes(25))
      for (const order of ['oldest', 'newest'] as const) {
        const positions: number[] = []
        let path: string | null = paths.events({ types: ['Noted'], limit: 10, order })
        while (path !== null) {
          const answer: EventsAnswer = await (await get(path, workspace)).json()
          positions.push(...answer.events.map(({ position }) => position))
          path = answer.next
        }
        const all = Array.from({ length: 25 }, (_, index) => index + 1)
        expect(positions).toEqual(order === 'oldest' ? all : all.reverse())
      }
    })

    it('of one workspace only, for its members, and says what it does not understand', async () => {
      const workspace = randomUUID()
      await trickyLog(workspace)
      expect((await ask(randomUUID(), {})).events).toEqual([])
      expect((await fetch(stage.relay().url + paths.events())).status).toBe(401)
      const wrong = await get('/api/events?limit=5000', workspace)
      expect([wrong.status, await wrong.json()]).toEqual([400, { error: expect.stringContaining('limit') }])
    })
  })
}
