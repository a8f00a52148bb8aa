import { chainHash, entryLine, eventText, nextDigest } from '@causeway/protocol'
import Dexie from 'dexie'
import { describe, expect, test } from 'vitest'
import { card } from '../commands/card.fixture.ts'
import { elsewhere, openTab } from '../commands/tab.fixture.ts'
import { freshName } from './recording.fixture.ts'

/** Makes a database as the first version of its tables was, by that version's own words: never edited. */
async function firstVersion(name: string, count = 2): Promise<void> {
  const database = new Dexie(name)
  database.version(1).stores({
    meta: 'id',
    pending: 'seq',
    segments: 'from',
    returned: 'position, [replica+seq]',
    seals: 'replica',
    receipts: 'command, refusal.at',
    checkpoints: 'chunk',
  })
  await database.open()
  const given = (points: number) => ({ stream: 'card/a', type: 'PointsGiven', data: { points }, clock: {} })
  const drafts = Array.from({ length: count }, (_, index) => given(index + 1))
  const texts = elsewhere('bob', drafts).map(eventText)
  const digest = texts.reduce((last, text, index) => nextDigest(last, 10_000 + index, chainHash(text)), '')
  const [own] = elsewhere('mine', [{ ...given(4), clock: { bob: count } }])
  if (!own) throw new Error('There is one.')
  const text = eventText(own)
  await database.table('meta').add({
    ...{
      id: 'meta',
      replica: 'mine',
      nextSeq: 2,
      head: chainHash(text),
      clock: 1,
      series: 'KVQ',
      lastNumber: 7,
    },
    ...{ position: count, digest, revision: 3, generation: 0, epoch: 1 },
  })
  await database.table('segments').add({
    ...{ from: 1, to: count, digest },
    text: texts.map((one, index) => entryLine(10_000 + index, one)).join('\n'),
  })
  await database.table('pending').add({ seq: 1, count: 1, text })
  await database.table('receipts').add({
    command: 'mine0',
    text: JSON.stringify({
      ...{ commands: [], correlation: 'mine0', actor: 'Ann', at: 1 },
      events: [{ replica: 'mine', seq: 1, stream: 'card/a' }],
    }),
    refusal: { code: 'declined', message: 'No.', at: 5 },
  })
  database.close()
}

describe('a database of the first version', () => {
  test('opens with all that was in it, and goes on', async () => {
    const name = freshName()
    await firstVersion(name)
    const tab = await openTab(name)
    expect(tab.live.ledger.state(card, 'a').points).toBe(7)
    expect(tab.live.meta).toMatchObject({ replica: 'mine', series: 'KVQ', lastNumber: 7 })
    expect(await tab.store.refusals()).toMatchObject([{ command: 'mine0', refusal: { message: 'No.' } }])
    expect(await tab.store.undoable(10)).toEqual([])
    const outcome = await tab.execute(card.commands.give('a', { points: 1 }))
    expect(outcome).toMatchObject({ ok: true, events: [{ replica: 'mine', seq: 2 }] })
    expect(await tab.store.undoable(10)).toHaveLength(1)
    const fence = await tab.store.claimLeadership()
    await tab.commit(fence)
    expect((await openTab(name)).live.ledger).toMatchObject({ position: 4, vector: { bob: 2, mine: 2 } })
  })

  test('counts what came before arrivals were noted as known when the relay received it', async () => {
    const name = freshName()
    await firstVersion(name)
    const { store } = await openTab(name)
    const arrived = []
    for await (const events of store.walk(2)) arrived.push(...events.map(({ arrived: at }) => at))
    // 10,000 ticks are in the fifth millisecond.
    expect(arrived).toEqual([4, 4])
  })

  test('has its full segments compressed in time, and reads the same', async () => {
    const name = freshName()
    await firstVersion(name, 800)
    const tab = await openTab(name)
    const states = tab.states()
    expect(tab.live.ledger.state(card, 'a').points).toBe((800 * 801) / 2 + 4)
    expect(await tab.store.seal(await tab.store.claimLeadership(), 800)).toBe(1)
    tab.store.close()
    const again = await openTab(name)
    expect(again.states()).toBe(states)
    expect((await again.store.readLog(799, 800)).map(({ seq }) => seq)).toEqual([799, 800])
  })
})
