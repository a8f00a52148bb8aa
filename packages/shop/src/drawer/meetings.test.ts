import { story, type World } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { audit } from '../audit.ts'
import { decidingFor } from '../deciding.ts'
import { shopModel } from '../model.ts'
import { order } from '../order/order.ts'
import { openDecline, orderTotals } from '../order/state.ts'
import { product } from '../product/product.ts'
import { drawer } from './drawer.ts'
import { dueEntries, dueMoves, takingsOf } from './takings.ts'

const { open, close, moveCash } = drawer.commands
const day = { day: '2026-01-05' }
const orders = ['a1', 'a2', 'b1', 'b2', 'b3']

/** What is first come, first served is the same in no two orders of arrival; the orders' money must be. */
const money = (world: World) => orders.map((id) => orderTotals(world.state(order, id)))

const desk = story(shopModel, { promised: money }).after(
  product.commands.add('tea', { name: 'Tea', price: { amount: 1000, currency: 'EUR' } }),
  drawer.commands.add('till', { name: 'Till', currency: 'EUR' }),
  open('till', { float: 10_000 }),
  ...orders.flatMap((id) => [
    order.commands.place(id, {}),
    order.commands.addLine(id, { line: 'l', product: 'tea', quantity: 1 }),
  ]),
)

const pay = (id: string, tender: 'cash' | 'card' = 'cash') =>
  order.commands.recordPayment(id, { payment: `p-${id}`, amount: 1000, tender, drawer: 'till' })
const made = (id: string) => ({ order: id, payment: `p-${id}`, kind: 'payment' as const })
const closing = (counted: number, ...ids: readonly string[]) =>
  close('till', { ...day, entries: ids.map(made), moves: [], counted })

const due = (world: World) =>
  dueEntries(
    'till',
    world.state(drawer, 'till'),
    orders.flatMap((id) => takingsOf(id, world.state(order, id))),
  )
const covered = (world: World) =>
  world
    .state(drawer, 'till')
    .closes.map(({ entries, expected }) => [expected, entries.map(({ payment }) => payment)])

describe('a day that was closed while a device was silent (S34)', () => {
  const told = desk.apart(
    [pay('a1'), pay('a2'), closing(12_000, 'a1', 'a2')],
    [pay('b1'), pay('b2'), pay('b3')],
  )

  it('keeps what was signed, and leaves the late payments to the next close, in every order of coming back', () => {
    for (const world of told.worlds) {
      expect(covered(world)).toEqual([[12_000, ['p-a1', 'p-a2']]])
      expect(due(world).map(({ payment }) => payment)).toEqual(['p-b1', 'p-b2', 'p-b3'])
      expect(audit(shopModel, world.events)).toEqual([])
    }
  })

  it('has each payment in one close', () => {
    const next = told.after(open('till', { float: 12_000 }), closing(15_000, 'b1', 'b2', 'b3'))
    for (const world of next.worlds) {
      expect(covered(world)).toEqual([
        [12_000, ['p-a1', 'p-a2']],
        [15_000, ['p-b1', 'p-b2', 'p-b3']],
      ])
      expect(due(world)).toEqual([])
      expect(audit(shopModel, world.events)).toEqual([])
    }
    expect(next.refusal(closing(0, 'b1'))).toMatchObject({ code: 'not-open' })
    expect(next.after(open('till', { float: 0 })).refusal(closing(0, 'b1'))).toMatchObject({
      code: 'changed',
    })
  })
})

describe('two people at one drawer', () => {
  it('close it at once: the first counts, the second is told, and no payment is in both or in neither', () => {
    const told = desk
      .after(pay('a1'))
      .apart([pay('a2'), closing(12_000, 'a1', 'a2')], [pay('b1'), closing(12_000, 'a1', 'b1')])
    for (const world of told.worlds) {
      const [first, ...others] = world.state(drawer, 'till').closes
      expect(others).toEqual([])
      const signed = first?.entries.map(({ payment }) => payment) ?? []
      const waiting = due(world).map(({ payment }) => payment)
      expect([...signed, ...waiting].toSorted()).toEqual(['p-a1', 'p-a2', 'p-b1'])
      expect(waiting).toHaveLength(1)
      expect(
        world.history(drawer, 'till').filter(({ judgement }) => judgement.verdict === 'refused'),
      ).toMatchObject([{ judgement: { because: expect.stringContaining('at the same time') } }])
      expect(audit(shopModel, world.events)).toEqual([])
    }
  })

  it('close it at once and go on apart: what was signed second is refused with what followed on it', () => {
    const told = desk
      .after(pay('a1'))
      .apart(
        [closing(11_000, 'a1'), open('till', { float: 11_000 }), pay('a2'), closing(12_000, 'a2')],
        [closing(11_000, 'a1'), open('till', { float: 11_000 }), pay('b1'), closing(12_000, 'b1')],
      )
    for (const world of told.worlds) {
      const signed = world.state(drawer, 'till').closes.flatMap(({ entries }) => entries)
      expect([...signed, ...due(world)].map(({ payment }) => payment).toSorted()).toEqual([
        'p-a1',
        'p-a2',
        'p-b1',
      ])
      expect(audit(shopModel, world.events)).toEqual([])
    }
  })

  it('open it with different floats and are asked which is right; with the same they are not', () => {
    const shut = desk.after(closing(10_000))
    const told = shut.apart([open('till', { float: 5000 })], [open('till', { float: 6000 })])
    const [conflict] = told.status(drawer, 'till')?.conflicts ?? []
    expect(conflict).toMatchObject({ question: expect.stringContaining('different floats') })
    const [side] = conflict?.candidates ?? []
    const decision = side && decidingFor('drawer/till', side)
    if (!decision) throw new Error('Nothing decides it.')
    expect(told.after(decision).status(drawer, 'till')?.conflicts).toEqual([])
    const same = shut.apart([open('till', { float: 5000 })], [open('till', { float: 5000 })])
    expect(same.status(drawer, 'till')?.conflicts).toEqual([])
  })

  it('have it closed when one closes it while the other sets its float right', () => {
    const told = desk.apart([closing(10_000)], [drawer.commands.decideFloat('till', { float: 9000 })])
    for (const world of told.worlds) {
      expect(world.state(drawer, 'till').session).toBeUndefined()
      expect(covered(world)).toEqual([[10_000, []]])
    }
  })

  it('have all cash counted that one moves while the other closes', () => {
    const told = desk.apart([closing(10_000)], [moveCash('till', { amount: -4000, reason: 'To the bank' })])
    for (const world of told.worlds) {
      expect(dueMoves(world.state(drawer, 'till'))).toMatchObject([{ amount: -4000 }])
      expect(world.state(drawer, 'till').closes).toHaveLength(1)
    }
  })
})

describe('a declined payment', () => {
  const { declinePayment, recordRefund } = order.commands
  const paid = desk.after(pay('a1', 'card'))

  it('is declined once, though two people note it', () => {
    const note = declinePayment('a1', { payment: 'p-a1' })
    const told = paid.apart([note], [note])
    expect(openDecline(told.state(order, 'a1'))).toBe(1000)
    expect(takingsOf('a1', told.state(order, 'a1')).map(({ kind }) => kind)).toEqual(['payment', 'declined'])
  })

  it('of which money went back meanwhile is flagged: more was handed back than came', () => {
    const told = paid.apart(
      [declinePayment('a1', { payment: 'p-a1' })],
      [recordRefund('a1', { amount: 1000, tender: 'cash', drawer: 'till' })],
    )
    expect(orderTotals(told.state(order, 'a1'))).toMatchObject({ paid: -1000, balance: 2000 })
    expect(
      told
        .status(order, 'a1')
        ?.flags.map(({ rule }) => rule)
        .toSorted(),
    ).toEqual(['notOverRefunded', 'paymentsCame'])
  })

  it('is no matter any more when it was paid another way meanwhile', () => {
    const again = order.commands.recordPayment('a1', { amount: 1000, tender: 'cash', drawer: 'till' })
    const told = paid.apart([declinePayment('a1', { payment: 'p-a1' })], [again])
    expect(orderTotals(told.state(order, 'a1')).balance).toBe(0)
    expect(told.status(order, 'a1')?.flags).toEqual([])
  })
})
