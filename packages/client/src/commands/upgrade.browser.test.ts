import { aggregate, commutes, defineModel, event, key } from '@causeway/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { freshName } from '../store/recording.fixture.ts'
import { type CardState, card } from './card.fixture.ts'
import { elsewhere, openTab } from './tab.fixture.ts'

/** The next version of the app: it counts points in hundredths, and calls them so. */
const PointsGiven = event('PointsGiven', {
  data: z.object({ hundredths: z.int() }),
  touches: key('points'),
  policy: commutes(),
  upcasts: [(data) => ({ hundredths: z.object({ points: z.int() }).parse(data).points * 100 })],
})
const blank: CardState = card.initialState
const nextCard = aggregate('card', {
  initialState: blank,
  events: [PointsGiven],
  evolve: { PointsGiven: (state, { hundredths }) => ({ ...state, points: state.points + hundredths / 100 }) },
  commands: {
    give: {
      input: z.object({ points: z.number() }),
      decide: (_state, { points }) => [PointsGiven.of({ hundredths: Math.round(points * 100) })],
    },
  },
})
const nextModel = defineModel([nextCard])

const newer = (hundredths: number) => ({
  ...{ stream: 'card/a', type: 'PointsGiven', data: { hundredths }, clock: {} },
})

describe('when the app changes (S41)', () => {
  test('fifty events that wait stay as they were recorded, are folded, and are sent', async () => {
    const name = freshName()
    const old = await openTab(name)
    for (let index = 0; index < 50; index++) await old.execute(card.commands.give('a', { points: 1 }))
    const texts = await old.store.pendingAfter(0, 100, 1_000_000)
    old.store.close()
    const next = await openTab(name, { model: nextModel }, '2')
    expect(next.live.ledger.state(nextCard, 'a').points).toBe(50)
    expect(await next.execute(nextCard.commands.give('a', { points: 0.5 }))).toMatchObject({ ok: true })
    const waiting = await next.store.pendingAfter(0, 100, 1_000_000)
    expect(waiting.slice(0, 50)).toEqual(texts)
    expect(JSON.parse(waiting[50] ?? '')).toMatchObject({ version: 2, seq: 51, data: { hundredths: 50 } })
    await next.commit(await next.store.claimLeadership())
    expect(next.live.ledger.position).toBe(51)
    expect(next.live.ledger.state(nextCard, 'a').points).toBe(50.5)
  })

  test('an old app keeps and passes on what it does not understand, and edits everything else', async () => {
    const name = freshName()
    const old = await openTab(name)
    const fence = await old.store.claimLeadership()
    await old.execute(card.commands.give('a', { points: 1 }))
    const events = elsewhere('bob', [newer(250)]).map((one) => ({ ...one, version: 2 }))
    await old.commit(fence, events)
    expect(old.live.ledger.moment('card/a')?.status.trouble).toMatchObject({ kind: 'newer' })
    expect(await old.execute(card.commands.give('a', { points: 1 }))).toMatchObject({
      ok: false,
      error: { code: 'read-only' },
    })
    expect(await old.execute(card.commands.give('b', { points: 1 }))).toMatchObject({ ok: true })
    old.store.close()
    const next = await openTab(name, { model: nextModel }, '2')
    expect(next.live.ledger.state(nextCard, 'a').points).toBe(3.5)
    expect(next.live.ledger.moment('card/a')?.status.trouble).toBeUndefined()
    expect(await next.execute(nextCard.commands.give('a', { points: 1 }))).toMatchObject({ ok: true })
  })
})
