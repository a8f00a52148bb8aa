import { describe, expect, test } from 'vitest'
import { card } from '../commands/card.fixture.ts'
import { elsewhere, openTab, type Tab } from '../commands/tab.fixture.ts'
import { freshName } from '../store/recording.fixture.ts'
import { writeCheckpoint } from './write-checkpoint.ts'

/** Gives points on many cards, commits them and writes a checkpoint, as the leading tab does. */
async function lead(tab: Tab, cards: readonly string[], points = 1): Promise<void> {
  const fence = await tab.store.claimLeadership()
  await Promise.all(cards.map((id) => tab.execute(card.commands.give(id, { points }))))
  await tab.commit(fence)
  await writeCheckpoint(tab.store, tab.live, fence)
}

const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`)

/** What a new tab sees, and what it would see without any checkpoint. */
async function reopened(name: string): Promise<{ readonly tab: Tab; readonly fromCheckpoint: boolean }> {
  const tab = await openTab(name)
  const fromCheckpoint = (await tab.store.load('1')).checkpoint !== undefined
  return { tab, fromCheckpoint }
}

describe('a checkpoint and the events after it', () => {
  test('come to the same as all events from the first', async () => {
    const name = freshName()
    const tab = await openTab(name)
    await lead(tab, ids('a', 700))
    const fence = await tab.store.claimLeadership()
    await tab.execute(card.commands.give('a3', { points: 5 }))
    await tab.execute(card.commands.note('new', { note: 'after the checkpoint' }))
    await tab.commit(fence)
    await tab.execute(card.commands.note('a3', { note: 'pending' }))
    const { tab: again, fromCheckpoint } = await reopened(name)
    expect(fromCheckpoint).toBe(true)
    expect(again.states()).toBe(tab.states())
    const whole = await openTab(name, {}, 'another version')
    expect(whole.states()).toBe(tab.states())
    expect(again.live.ledger.vector).toEqual(whole.live.ledger.vector)
  })

  test('come to the same when a late rival needs the history from before it', async () => {
    const name = freshName()
    const tab = await openTab(name)
    await tab.execute(card.commands.phone('a0', { phone: '1' }))
    await lead(tab, ids('a', 600))
    const { tab: again } = await reopened(name)
    const fence = await again.store.claimLeadership()
    const rival = { stream: 'card/a0', type: 'PhoneChanged', data: { phone: '2' }, clock: {} }
    await again.commit(fence, elsewhere('bob', [rival]))
    expect(again.live.ledger.moment('card/a0')?.status.conflicts).toHaveLength(1)
    const whole = await openTab(name, {}, 'another version')
    expect(again.states()).toBe(whole.states())
  })

  test('come to the same when tabs that knew the streams in another order led in turn', async () => {
    const name = freshName()
    const one = await openTab(name)
    // This tab knows x before the others, one that opens later knows it after them: x is not committed yet.
    await one.execute(card.commands.give('x', { points: 1 }))
    const fence = await one.store.claimLeadership()
    const bobs = ids('y', 500).map((id) => ({
      stream: `card/${id}`,
      type: 'PointsGiven',
      data: { points: 1 },
    }))
    await one.commitOthers(
      fence,
      elsewhere(
        'bob',
        bobs.map((draft) => ({ ...draft, clock: {} })),
      ),
    )
    const two = await openTab(name)
    await writeCheckpoint(one.store, one.live, fence)
    const many = (id: string) => Array.from({ length: 500 }, () => id)
    await lead(two, many('x'))
    await one.live.exclusively(one.live.refresh)
    await lead(one, many('x'))
    const { tab: again, fromCheckpoint } = await reopened(name)
    expect(fromCheckpoint).toBe(true)
    expect(again.states()).toBe(one.states())
  })

  test('rewrite only the chunks that changed', async () => {
    const name = freshName()
    const tab = await openTab(name)
    await lead(tab, ids('a', 1500))
    const before = (await tab.store.load('1')).checkpoint?.chunks
    expect(before).toHaveLength(3)
    const fence = await tab.store.claimLeadership()
    for (let round = 0; round < 500; round++) void tab.execute(card.commands.give('a700', { points: 1 }))
    await tab.execute(card.commands.give('a700', { points: 1 }))
    await tab.commit(fence)
    await writeCheckpoint(tab.store, tab.live, fence)
    const after = (await tab.store.load('1')).checkpoint?.chunks
    expect(after?.map(({ text }, index) => text === before?.[index]?.text)).toEqual([true, false, true])
  })
})
