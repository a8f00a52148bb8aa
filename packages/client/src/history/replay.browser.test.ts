import {
  aggregate,
  commutes,
  defineModel,
  event,
  type LoggedEvent,
  type LogQuery,
  matchesQuery,
  wallTime,
} from '@causeway/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { card, cardModel, NoteChanged, PhoneChanged, PointsGiven } from '../commands/card.fixture.ts'
import { elsewhere, openTab, type Tab } from '../commands/tab.fixture.ts'
import { freshName } from '../store/recording.fixture.ts'
import { pagesOf, type ReplaySource, replay, storedPages } from './replay.ts'

const gave = (index: number) => ({
  ...{ stream: `card/c${index % 3}`, type: 'PointsGiven', data: { points: index }, clock: {} },
})
const noted = (index: number) => ({
  ...{ stream: `card/c${index % 3}`, type: 'NoteChanged', data: { note: `${index}` }, clock: {} },
})

function sourceOf(tab: Tab, model = cardModel): ReplaySource {
  return {
    model,
    judgement: (judged) => tab.live.ledger.judgement(judged),
    end: tab.live.ledger.position,
    pages: (query) => storedPages(tab.store, tab.live, query),
  }
}

/** A tab with ten segments of ten events, and two events that are not sent. */
async function tabWithLog(): Promise<Tab> {
  const tab = await openTab(freshName())
  const fence = await tab.store.claimLeadership()
  for (let part = 0; part < 10; part++) {
    const drafts = Array.from({ length: 10 }, (_, index) =>
      index < 7 ? gave(part * 10 + index) : noted(index),
    )
    await tab.commitOthers(fence, elsewhere(`bob${part}`, drafts))
  }
  await tab.execute(card.commands.give('c0', { points: 1000 }))
  await tab.execute(card.commands.note('c1', { note: 'last' }))
  return tab
}

async function wholeLog(tab: Tab): Promise<LoggedEvent[]> {
  const { returned, pending } = await tab.store.readAfter(100, 0)
  return [...(await tab.store.readLog(1, 100)), ...returned, ...pending]
}

describe('a replay', () => {
  test('gives each handler the events of its type that a look at the whole log would find, in order', async () => {
    const tab = await tabWithLog()
    const log = await wholeLog(tab)
    const [, fifth] = [log[0], log[44]]
    const since = fifth ? wallTime(fifth.at) : 0
    const queries: readonly Omit<LogQuery, 'types' | 'order' | 'limit'>[] = [
      {},
      { stream: 'card/c1' },
      { aggregate: 'card', after: 33, before: 71 },
      { since },
      { until: since },
      { actor: 'Bob', replica: 'bob4' },
    ]
    for (const query of queries) {
      const expected = log.filter(
        (one) => matchesQuery(query, one) && ['PointsGiven', 'NoteChanged'].includes(one.type),
      )
      const empty: readonly string[] = []
      const fold = {
        initial: empty,
        on: {
          PointsGiven: (seen: readonly string[], { points }: { points: number }) => [...seen, `+${points}`],
          NoteChanged: (seen: readonly string[], { note }: { note: string }) => [...seen, note],
        },
      }
      const types = [PointsGiven, NoteChanged]
      const said = expected.map(({ type, data }) => {
        const held = z.object({ points: z.int().optional(), note: z.string().optional() }).parse(data)
        return type === 'PointsGiven' ? `+${held.points}` : held.note
      })
      const stored = await replay(sourceOf(tab), { ...query, types }, fold)
      expect(stored, JSON.stringify(query)).toEqual({ value: said, events: said.length, unread: 0 })
      const inMemory: ReplaySource = { ...sourceOf(tab), pages: (wanted) => pagesOf(log, wanted) }
      expect(await replay(inMemory, { ...query, types }, fold)).toEqual(stored)
    }
  })

  test('takes no more than a few records of the log into memory, tells how far it is, and can be stopped', async () => {
    const tab = await tabWithLog()
    const shares: number[] = []
    const stop = new AbortController()
    const sizes: number[] = []
    const source: ReplaySource = {
      ...sourceOf(tab),
      async *pages(query) {
        for await (const page of storedPages(tab.store, tab.live, query)) {
          sizes.push(page.events.length)
          yield page
        }
      },
    }
    const count = { initial: 0, on: { PointsGiven: (seen: number) => seen + 1 } }
    const onProgress = (share: number) => shares.push(share)
    expect((await replay(source, { types: [PointsGiven] }, count, { onProgress })).value).toBe(71)
    expect(Math.max(...sizes)).toBe(7)
    expect(shares).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1])
    const stopped = replay(source, { types: [PointsGiven] }, count, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('Enough.')),
    })
    await expect(stopped).rejects.toThrow('Enough.')
  })

  test('says what became of each event', async () => {
    const tab = await openTab(freshName())
    const fence = await tab.store.claimLeadership()
    const phone = (replica: string, number: string) =>
      elsewhere(replica, [{ stream: 'card/a', type: 'PhoneChanged', data: { phone: number }, clock: {} }])
    await tab.commitOthers(fence, [...phone('bob', '1'), ...phone('eve', '2')])
    const none: readonly string[] = []
    const { value } = await replay(
      sourceOf(tab),
      { types: [PhoneChanged] },
      {
        initial: none,
        on: {
          PhoneChanged: (seen, { phone: number }, { judgement }) => [
            ...seen,
            `${number} ${judgement.verdict}`,
          ],
        },
      },
    )
    expect(value.map((said) => said.split(' ')[1]).toSorted()).toEqual(['escalated', 'escalated'])
  })

  test('leaves to each handler the data of its own type, and counts what this version cannot read', async () => {
    const tab = await tabWithLog()
    const none: number = 0
    const Other = event('PointsGiven', { data: z.object({ many: z.int() }), policy: commutes() })
    const badge = aggregate('badge', {
      initialState: none,
      events: [Other],
      evolve: { PointsGiven: (state, { many }) => state + many },
      commands: {},
    })
    const fence = await tab.store.claimLeadership()
    const foreign = { stream: 'badge/a', type: 'PointsGiven', data: { many: 5 }, clock: {} }
    await tab.commit(fence, elsewhere('zoe', [foreign]))
    const both = defineModel([card, badge])
    const sum = {
      initial: 0,
      on: { PointsGiven: (all: number, { points }: { points: number }) => all + points },
    }
    const known = await replay(sourceOf(tab, both), { types: [PointsGiven] }, sum)
    expect(known).toMatchObject({ events: 71, unread: 0 })
    expect(known.value).toBeGreaterThan(1000)
    // Without the other aggregate that event is one of an app to come.
    expect(await replay(sourceOf(tab), { types: [PointsGiven] }, sum)).toMatchObject({
      events: 71,
      unread: 1,
    })
  })
})
