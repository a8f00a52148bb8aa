import { hybridTime, type LogQuery, matchesQuery } from '@causeway/core'
import { describe, expect, test } from 'vitest'
import { card, cardModel } from '../commands/card.fixture.ts'
import { elsewhere, openTab, type Tab } from '../commands/tab.fixture.ts'
import { freshName } from '../store/recording.fixture.ts'
import { queryLog } from './query.ts'

const gave = (index: number, stream = `card/c${index % 3}`) => ({
  ...{ stream, type: 'PointsGiven', data: { points: index }, clock: {} },
})

/** A tab that holds small segments and three events that are not sent yet. */
async function tabWithLog(): Promise<Tab> {
  const tab = await openTab(freshName())
  const fence = await tab.store.claimLeadership()
  for (let part = 0; part < 12; part++) {
    const events = Array.from({ length: 5 }, (_, index) => gave(part * 5 + index))
    await tab.commitOthers(fence, elsewhere(`bob${part}`, events))
  }
  await tab.execute(card.commands.note('c1', { note: '"stream":"card/c0"' }), 'mine')
  await tab.execute(card.commands.give('c0', { points: 1 }))
  await tab.execute(card.commands.give('c0', { points: 2 }))
  return tab
}

async function everyPage(tab: Tab, first: LogQuery) {
  const pages = []
  for (let query: LogQuery | undefined = first; query; ) {
    const page = await queryLog(tab.store, tab.live, query, cardModel)
    pages.push(page.events.map(({ event }) => event))
    query = page.next
  }
  return pages
}

describe('a query of the log on this device', () => {
  test('finds what a look at every event would, in order, page by page', async () => {
    const tab = await tabWithLog()
    const { returned, pending } = await tab.store.readAfter(60, 0)
    const log = [...(await tab.store.readLog(1, 60)), ...returned, ...pending]
    expect(log).toHaveLength(63)
    const queries: readonly LogQuery[] = [
      {},
      { stream: 'card/c0' },
      { stream: 'card/c0', order: 'newest' },
      { aggregate: 'card', types: ['NoteChanged', 'PointsGiven'], after: 55 },
      { correlation: 'mine' },
      { replica: 'bob3' },
      { replica: 'bob3', seq: 2 },
      { seq: 5 },
      { actor: 'Bob', after: 17, before: 41 },
      { actor: 'Bob', after: 17, before: 41, order: 'newest' },
      { types: ['Nothing'] },
    ]
    for (const query of queries) {
      const expected = log.filter((event) => matchesQuery(query, event))
      if (query.order === 'newest') expected.reverse()
      for (const limit of [1, 7, 1000]) {
        const pages = await everyPage(tab, { ...query, limit })
        expect(pages.flat(), JSON.stringify({ ...query, limit })).toEqual(expected)
      }
    }
  })

  test('goes by time, reading only from where the relay could have had it', async () => {
    const tab = await openTab(freshName())
    const fence = await tab.store.claimLeadership()
    // Received in the sixth second; the later of the two was recorded by a clock that runs ahead.
    const [early, ahead] = elsewhere('bob', [gave(1), gave(2)])
    if (!early || !ahead) throw new Error('There are two.')
    await tab.commitOthers(fence, [{ ...early, at: hybridTime(2000) }])
    await tab.commitOthers(fence, [{ ...ahead, at: hybridTime(90_000) }])
    const found = async (query: LogQuery) =>
      (await queryLog(tab.store, tab.live, query, cardModel)).events.map(({ event }) => event.seq)
    expect(await found({ since: 2001 })).toEqual([2])
    expect(await found({ until: 2000 })).toEqual([1])
    expect(await found({ since: 5000, until: 6000 })).toEqual([2])
    expect(await found({ since: 90_000 })).toEqual([])
  })

  test('says what became of each event', async () => {
    const tab = await openTab(freshName())
    const fence = await tab.store.claimLeadership()
    const phone = (data: string) => ({
      stream: 'card/a',
      type: 'PhoneChanged',
      data: { phone: data },
      clock: {},
    })
    await tab.commitOthers(fence, elsewhere('bob', [phone('1')]))
    await tab.commitOthers(fence, elsewhere('cem', [phone('2')]))
    const { events } = await queryLog(tab.store, tab.live, { stream: 'card/a' }, cardModel)
    expect(events.map(({ judgement }) => judgement.verdict)).toEqual(['escalated', 'escalated'])
  })
})
