import { describe, expect, test } from 'vitest'
import { card, cardModel, cards } from '../commands/card.fixture.ts'
import { elsewhere, openTab } from '../commands/tab.fixture.ts'
import { freshName } from '../store/recording.fixture.ts'
import { traceOf } from './trace.ts'

const follow = (tab: Awaited<ReturnType<typeof openTab>>, correlation: string) =>
  traceOf({ store: tab.store, live: tab.live, model: cardModel, views: [cards] }, correlation)

describe('a trace', () => {
  test('follows an action from what was asked for to what the relay did about it, and to the views', async () => {
    const tab = await openTab(freshName())
    const fence = await tab.store.claimLeadership()
    await tab.execute(
      [card.commands.give('a', { points: 5 }), card.commands.note('b', { note: 'n' })],
      'mine',
    )
    await tab.execute(card.commands.give('a', { points: 1 }), 'another')
    await tab.commit(fence)
    const { replica } = tab.live.meta
    const [reaction] = elsewhere('relay', [
      { stream: 'card/b', type: 'PointsGiven', data: { points: 2 }, clock: {} },
    ])
    if (!reaction) throw new Error('There is one.')
    const causation = { replica, seq: 1 }
    await tab.commit(fence, [{ ...reaction, actor: 'relay', command: 'r1', correlation: 'mine', causation }])
    const { requests } = await follow(tab, 'mine')
    expect(requests).toMatchObject([
      {
        ...{ command: 'mine', actor: 'Ann', replica },
        commands: [{ name: 'give', input: { points: 5 } }, { name: 'note' }],
        events: [
          { event: { stream: 'card/a', position: 1 }, judgement: { verdict: 'applied' }, views: ['cards'] },
          { event: { stream: 'card/b', position: 2 } },
        ],
      },
      { command: 'r1', actor: 'relay', causation, events: [{ event: { stream: 'card/b', position: 4 } }] },
    ])
    expect(requests[1]?.commands).toBeUndefined()
  })

  test('shows what is not sent yet, what recorded nothing, and what was refused', async () => {
    const tab = await openTab(freshName())
    await tab.execute(card.commands.give('a', { points: 3 }), 'unsent')
    await tab.execute(card.commands.give('a', { points: 0 }), 'nothing')
    expect((await follow(tab, 'unsent')).requests).toMatchObject([
      { events: [{ event: { data: { points: 3 } } }] },
    ])
    expect((await follow(tab, 'nothing')).requests).toMatchObject([{ command: 'nothing', events: [] }])
    const refusal = { code: 'declined', message: 'There are none.', at: 1 } as const
    await tab.store.refuse('nothing', refusal)
    expect((await follow(tab, 'nothing')).requests).toMatchObject([{ refusal }])
    expect((await follow(tab, 'unknown')).requests).toEqual([])
  })
})
