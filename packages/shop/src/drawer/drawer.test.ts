import type { Decision, EventDraft } from '@causeway/core'
import { given, subject } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import type { CurrencyCode } from '../money.ts'
import { LineAdded, OrderPlaced, PaymentDeclined, PaymentRecorded, RefundRecorded } from '../order/events.ts'
import { order } from '../order/order.ts'
import { counterPricing } from '../order/pricing.ts'
import { changeOf, openDecline, orderedPayments, orderTotals } from '../order/state.ts'
import { roundedCash, settledByCash } from './cash.ts'
import { drawer } from './drawer.ts'
import { CashMoved, DrawerAdded, DrawerClosed, DrawerOpened, SmallestCoinChosen } from './events.ts'
import { lastClose } from './state.ts'
import { dueEntries, dueMoves, expectedCash, takingsOf } from './takings.ts'

const { commands } = drawer
const no = (code: string) => expect.objectContaining({ rejected: true, code })

const added = (currency: CurrencyCode = 'EUR') => DrawerAdded.of({ name: 'Till', currency })
const opened = (float = 10_000) => DrawerOpened.of({ float })

const placed = (total: number, currency: CurrencyCode = 'EUR') => [
  OrderPlaced.of({
    ...{ number: 'KVQ-0001', currency, pricing: counterPricing },
    ...{ placedAt: 0, placedOn: '1970-01-01', as: 'confirmed' as const },
  }),
  LineAdded.of({
    ...{ line: 'a', product: 'tea', name: 'Tea', quantity: 1 },
    price: { amount: total, per: 1 },
  }),
]
const cash = (payment: string, amount: number, more = {}) =>
  PaymentRecorded.of({ payment, amount, tender: 'cash', drawer: subject, ...more })
const byCard = (payment: string, amount: number) =>
  PaymentRecorded.of({ payment, amount, tender: 'card', drawer: subject })

const made = (payment: string) => ({ order: 'o', payment, kind: 'payment' as const })
const day = { day: '2026-01-05' }

/** What of an order a drawer has to count. */
function due(drafts: readonly EventDraft[], orders: readonly EventDraft[]) {
  const of = given(order, orders)
  return dueEntries(subject, given(drawer, drafts).state, takingsOf('o', of.state))
}

describe('a drawer', () => {
  it('is opened with what is in it, once', () => {
    const story = given(drawer, [added()])
    expect(story.when(commands.open(subject, { float: 10_000 }))).toEqual([opened()])
    const open = given(drawer, [added(), opened()])
    expect(open.when(commands.open(subject, { float: 10_000 }))).toEqual([])
    expect(open.when(commands.open(subject, { float: 9000 }))).toEqual(no('open'))
    expect(open.when(commands.decideFloat(subject, { float: 9000 }))).toEqual([opened(9000)])
  })

  it('is not opened before it is known', () => {
    expect(given(drawer).when(commands.open(subject, { float: 1 }))).toEqual(no('unknown-drawer'))
  })

  it('takes cash in and out with a reason, open or closed, and nothing without one', () => {
    const story = given(drawer, [added()])
    expect(story.when(commands.moveCash(subject, { amount: -5000, reason: 'To the bank' }))).toEqual([
      CashMoved.of({ movement: 'new-1', amount: -5000, reason: 'To the bank' }),
    ])
    expect(() => story.when(commands.moveCash(subject, { amount: 100, reason: ' ' }))).toThrow('Say what for')
    expect(() => story.when(commands.moveCash(subject, { amount: 0, reason: 'Nothing' }))).toThrow('amount')
  })

  it('should hold its float, the cash taken less what went back, and what was put in or out', () => {
    const drafts = [added(), opened(), CashMoved.of({ movement: 'm', amount: -2500, reason: 'Milk' })]
    const entries = due(drafts, [
      ...placed(5000),
      cash('p', 3000),
      byCard('q', 2000),
      RefundRecorded.of({ payment: 'r', amount: 500, tender: 'cash', drawer: subject }),
    ])
    expect(entries.map(({ tender, amount, cash }) => [tender, amount, cash])).toEqual([
      ['cash', 3000, 3000],
      ['card', 2000, 0],
      ['cash', -500, -500],
    ])
    expect(expectedCash(10_000, entries, dueMoves(given(drawer, drafts).state))).toBe(10_000)
  })
})

describe('closing a drawer', () => {
  const paid = [...placed(5000), cash('p', 3000), byCard('q', 2000)]
  const open = given(drawer, [added(), opened()]).and(order, 'o', paid)

  it('signs what it covers, what should be there, and what was', () => {
    const closed = open.when(
      commands.close(subject, { ...day, entries: [made('p'), made('q')], moves: [], counted: 12_950 }),
    )
    expect(closed).toMatchObject([
      {
        type: 'DrawerClosed',
        data: {
          ...{ close: 'new-1', day: '2026-01-05', float: 10_000, expected: 13_000, counted: 12_950 },
          entries: [
            { payment: 'p', cash: 3000 },
            { payment: 'q', cash: 0 },
          ],
        },
      },
    ])
  })

  it('covers what was looked at, and leaves what came meanwhile to the next', () => {
    const closed = open.when(
      commands.close(subject, { ...day, entries: [made('p')], moves: [], counted: 13_000 }),
    )
    expect(closed).toMatchObject([{ data: { entries: [{ payment: 'p' }], expected: 13_000 } }])
  })

  it('refuses what nobody took', () => {
    const close = commands.close(subject, { ...day, entries: [made('x')], moves: [], counted: 0 })
    expect(open.when(close)).toEqual(no('changed'))
    const moved = commands.close(subject, { ...day, entries: [], moves: ['x'], counted: 0 })
    expect(open.when(moved)).toEqual(no('changed'))
  })

  it('wants the coins and notes to come to what was counted', () => {
    const close = (counted: number) =>
      commands.close(subject, {
        ...{ ...day, entries: [], moves: [], counted },
        coins: [
          { value: 5000, count: 2 },
          { value: 50, count: 3 },
        ],
      })
    expect(open.when(close(10_150))).toMatchObject([{ data: { counted: 10_150 } }])
    expect(open.when(close(10_000))).toEqual(no('miscounted'))
  })

  it('is not done twice', () => {
    const close = DrawerClosed.of({
      ...{ close: 'c', ...day, openedAt: 0, float: 10_000, entries: [], moves: [] },
      ...{ expected: 10_000, counted: 10_000 },
    })
    const story = given(drawer, [added(), opened(), close])
    expect(story.when(commands.close(subject, { ...day, entries: [], moves: [], counted: 0 }))).toEqual(
      no('not-open'),
    )
    expect(given(drawer, [added(), opened(), close, close]).state.closes).toHaveLength(1)
  })

  it('counts amounts of any currency, each in its smallest unit', () => {
    for (const [currency, amount] of [
      ['JPY', 1500],
      ['EUR', 15_00],
      ['KWD', 1_500],
    ] as const) {
      const story = given(drawer, [added(currency), opened(0)]).and(order, 'o', [
        ...placed(amount, currency),
        cash('p', amount),
      ])
      const close = commands.close(subject, { ...day, entries: [made('p')], moves: [], counted: amount })
      expect(story.when(close)).toMatchObject([{ data: { expected: amount, counted: amount } }])
    }
  })

  it('leaves money of another currency out', () => {
    expect(due([added('KWD')], paid)).toEqual([])
  })
})

describe('a signed close', () => {
  const signed = given(drawer, [
    added(),
    opened(),
    CashMoved.of({ movement: 'm', amount: 100, reason: 'Coins' }),
  ])
    .and(order, 'o', [...placed(5000), cash('p', 3000)])
    .at(Date.UTC(2026, 0, 5, 18))
  const closing = signed.when(
    commands.close(subject, { ...day, entries: [made('p')], moves: ['m'], counted: 13_100 }),
  )
  const drafts = 'rejected' in closing ? [] : closing

  it('never changes, and what is made later waits for the next', () => {
    const after = signed.and(drawer, subject, drafts).and(order, 'o', [byCard('q', 2000)])
    const { state } = after
    expect(lastClose(state)).toMatchObject({ expected: 13_100, counted: 13_100, by: 'somebody' })
    expect(dueMoves(state)).toEqual([])
    const later = [...placed(5000), cash('p', 3000), byCard('q', 2000)]
    const [next, ...none] = dueEntries(
      subject,
      state,
      takingsOf('o', given(order, later).at(state.closes[0]?.at ?? 0).state),
    )
    expect(next).toMatchObject({ payment: 'q' })
    expect(none).toEqual([])
  })

  it('leaves what was taken before it and heard of after it to the next, as late', () => {
    const { state } = signed.and(drawer, subject, drafts)
    const earlier = given(order, [...placed(5000), cash('stall', 700)]).state
    expect(dueEntries(subject, state, takingsOf('late', earlier))).toMatchObject([
      { order: 'late', payment: 'stall', late: true },
    ])
  })

  it('is put right by the next when a card payment it covers bounces', () => {
    const open = given(drawer, [added(), opened()])
    const covered = DrawerClosed.of({
      ...{ close: 'c', ...day, openedAt: 0, float: 10_000, expected: 10_000, counted: 10_000, moves: [] },
      entries: [{ ...made('q'), tender: 'card', amount: 2000, cash: 0, at: 0 }],
    })
    const { state } = open.and(drawer, subject, [covered])
    const bounced = given(order, [
      ...placed(2000),
      byCard('q', 2000),
      PaymentDeclined.of({ payment: 'q' }),
    ]).state
    expect(dueEntries(subject, state, takingsOf('o', bounced))).toMatchObject([
      { payment: 'q', kind: 'declined', amount: -2000, cash: 0 },
    ])
  })
})

describe('cash', () => {
  it('is rounded to the smallest coin, half a coin away from zero', () => {
    expect([1528, 1527, 1523, 1522, 1502].map((amount) => roundedCash(amount, 5))).toEqual([
      1530, 1525, 1525, 1520, 1500,
    ])
    expect(roundedCash(1525, 10)).toBe(1530)
    expect(roundedCash(-1528, 5)).toBe(-1530)
    expect(roundedCash(1528, 1)).toBe(1528)
  })

  it('settles all that is due when it is paid as coins allow, and itself otherwise', () => {
    expect(settledByCash(1530, 1528, 5)).toEqual({ amount: 1528, rounding: 2 })
    expect(settledByCash(1500, 1502, 5)).toEqual({ amount: 1502, rounding: -2 })
    expect(settledByCash(1000, 1528, 5)).toEqual({ amount: 1000, rounding: 0 })
    expect(settledByCash(1500, 1500, 5)).toEqual({ amount: 1500, rounding: 0 })
  })

  const till = [added(), SmallestCoinChosen.of({ coin: 5 })]
  const owed = given(order, placed(1528)).and(drawer, 'till', till)
  const pay = (input: { amount: number; tender: 'cash' | 'card'; given?: number }) =>
    order.commands.recordPayment(subject, { payment: 'p', drawer: 'till', ...input })

  it('of 10.00 for 15.28 leaves 5.28 for the card, where the smallest coin is 0.05', () => {
    const first = owed.when(pay({ amount: 1000, tender: 'cash' }))
    expect(first).toMatchObject([{ data: { amount: 1000 } }])
    const rest = given(order, [...placed(1528), cash('p', 1000)])
    expect(orderTotals(rest.state).balance).toBe(528)
    expect(
      rest.and(drawer, 'till', till).when(
        order.commands.recordPayment(subject, {
          payment: 'q',
          amount: 528,
          tender: 'card',
          drawer: 'till',
        }),
      ),
    ).toMatchObject([{ data: { amount: 528, tender: 'card' } }])
  })

  it('of 15.30 for 15.28 settles it, and is no revenue beyond that', () => {
    const [draft] = decided(owed.when(pay({ amount: 1530, tender: 'cash', given: 2000 })))
    expect(draft).toMatchObject({ data: { amount: 1528, rounding: 2, given: 2000 } })
    const { state } = given(order, [...placed(1528), ...(draft ? [draft] : [])])
    expect(orderTotals(state)).toMatchObject({ paid: 1528, balance: 0 })
    expect(orderedPayments(state).map(changeOf)).toEqual([470])
    expect(takingsOf('o', state)).toMatchObject([{ amount: 1528, cash: 1530 }])
  })

  it('given beyond what is due goes back as change: 50.00 for 37.20 is 12.80', () => {
    const { state } = given(order, [...placed(3720), cash('p', 3720, { given: 5000 })])
    expect(orderTotals(state)).toMatchObject({ paid: 3720, balance: 0 })
    expect(orderedPayments(state).map(changeOf)).toEqual([1280])
    expect(takingsOf('o', state)).toMatchObject([{ cash: 3720 }])
  })

  it('cannot be given short, nor by card', () => {
    expect(owed.when(pay({ amount: 1530, tender: 'cash', given: 1000 }))).toEqual(no('too-little-given'))
    expect(owed.when(pay({ amount: 1528, tender: 'card', given: 2000 }))).toEqual(no('too-little-given'))
  })

  it('goes into a drawer of its currency', () => {
    const story = given(order, placed(1528, 'JPY')).and(drawer, 'till', till)
    expect(story.when(pay({ amount: 1528, tender: 'cash' }))).toEqual(no('other-currency'))
  })
})

describe('a payment that is declined later', () => {
  const paid = given(order, [...placed(3720), byCard('p', 3720)])
  const bounced = given(order, [...placed(3720), byCard('p', 3720), PaymentDeclined.of({ payment: 'p' })])
  const { declinePayment, settleDecline } = order.commands

  it('does not count any more: what it paid is open again, and flagged', () => {
    expect(paid.when(declinePayment(subject, { payment: 'p' }))).toEqual([
      PaymentDeclined.of({ payment: 'p' }),
    ])
    expect(orderTotals(bounced.state)).toMatchObject({ paid: 0, balance: 3720 })
    expect(openDecline(bounced.state)).toBe(3720)
    expect(bounced.moment?.status.flags).toMatchObject([
      { rule: 'paymentsCame', message: expect.stringContaining('37.20 EUR is open again') },
    ])
  })

  it('is done with when it is paid another way, or somebody leaves it open', () => {
    const again = given(order, [
      ...[...placed(3720), byCard('p', 3720), PaymentDeclined.of({ payment: 'p' })],
      cash('q', 3720),
    ])
    expect(again.moment?.status.flags).toEqual([])
    const settled = decided(bounced.when(settleDecline(subject, { payment: 'p' })))
    const left = given(order, [
      ...[...placed(3720), byCard('p', 3720), PaymentDeclined.of({ payment: 'p' })],
      ...settled,
    ])
    expect(left.moment?.status.flags).toEqual([])
    expect(orderTotals(left.state).balance).toBe(3720)
  })

  it('is noted once', () => {
    expect(bounced.when(declinePayment(subject, { payment: 'p' }))).toEqual([])
  })

  it('was not in cash', () => {
    const story = given(order, [...placed(3720), cash('p', 3720)])
    expect(story.when(declinePayment(subject, { payment: 'p' }))).toEqual(no('cash'))
    expect(story.when(declinePayment(subject, { payment: 'x' }))).toEqual(no('no-payment'))
    expect(story.when(settleDecline(subject, { payment: 'p' }))).toEqual(no('not-declined'))
  })
})

function decided(decision: Decision): readonly EventDraft[] {
  if ('rejected' in decision) throw new Error('It was refused.')
  return decision
}
