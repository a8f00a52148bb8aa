import { given, subject } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { customer } from '../customer/customer.ts'
import { CustomerRegistered } from '../customer/events.ts'
import { ProductAdded, product } from '../product/product.ts'
import {
  GoodsAssured,
  GoodsHandedOver,
  LineAdded,
  LineRemoved,
  OrderCancelled,
  OrderConfirmed,
  OrderPlaced,
  PaymentRecorded,
  QuantityStepped,
} from './events.ts'
import { order } from './order.ts'
import { counterPricing } from './pricing.ts'
import { orderedLines, orderTotals } from './state.ts'

const placing = {
  number: 'KVQ-0001',
  currency: 'EUR',
  pricing: counterPricing,
  placedAt: 0,
  placedOn: '1970-01-01',
  as: 'draft',
} as const
const placed = OrderPlaced.of(placing)
const bread = { line: 'a', product: 'bread', name: 'Bread', quantity: 2, price: { amount: 480, per: 1 } }
const withBread = [placed, LineAdded.of(bread)]
const { commands } = order
const no = (code: string) => expect.objectContaining({ rejected: true, code })

describe('an order', () => {
  it('gets the next number of the device’s series and the moment it was placed', () => {
    expect(given(order).at(99).when(commands.place(subject, {}))).toEqual([
      OrderPlaced.of({ ...placing, number: 'TST-0001', placedAt: 99 }),
    ])
  })

  it('keeps the name its customer had when it was placed', () => {
    const story = given(order).and(customer, 'ann', [CustomerRegistered.of({ name: 'Ann' })])
    expect(story.when(commands.place(subject, { customer: 'ann' }))).toMatchObject([
      { data: { customer: 'ann', customerName: 'Ann' } },
    ])
  })

  it('is placed once', () => {
    expect(given(order, [placed]).when(commands.place(subject, {}))).toEqual([])
  })

  it('adds what its lines come to, and what is still to be paid', () => {
    const story = given(order, [
      ...withBread,
      PaymentRecorded.of({ payment: 'p', amount: 500, tender: 'cash' }),
    ])
    expect(orderTotals(story.state)).toEqual({
      lines: 1,
      quantity: 2,
      subtotal: 960,
      tax: 0,
      total: 960,
      paid: 500,
      balance: 460,
    })
  })

  it('is confirmed only with something on it', () => {
    expect(given(order, [placed]).when(commands.confirm(subject, {}))).toEqual(no('no-lines'))
    expect(given(order, withBread).when(commands.confirm(subject, {}))).toEqual([
      OrderConfirmed.of({ lines: ['a'] }),
    ])
  })

  it('is not changed any more once it is closed, but money can still be recorded', () => {
    const closed = given(order, [...withBread, GoodsHandedOver.of({})])
    expect(closed.when(commands.stepQuantity(subject, { line: 'a', by: 1 }))).toEqual(no('not-open'))
    expect(closed.when(commands.cancel(subject, {}))).toEqual(no('handed-over'))
    expect(closed.when(commands.recordPayment(subject, { amount: 960, tender: 'cash' }))).toMatchObject([
      { type: 'PaymentRecorded' },
    ])
  })
})

describe('a line', () => {
  const stocked = () =>
    given(order, [placed]).and(product, 'bread', [
      ProductAdded.of({ name: 'Bread', price: { amount: 480, currency: 'EUR' } }),
    ])

  it('takes the product’s name and price of now', () => {
    expect(stocked().when(commands.addLine(subject, { product: 'bread', quantity: 3 }))).toEqual([
      LineAdded.of({ ...bread, line: 'new-1', quantity: 3, priceVersion: expect.any(Number) }),
    ])
  })

  it('is of a product that is known', () => {
    expect(given(order, [placed]).when(commands.addLine(subject, { product: 'x', quantity: 1 }))).toEqual(
      no('unknown-product'),
    )
  })

  it('is priced in the order’s currency', () => {
    const inDollars = given(order, [OrderPlaced.of({ ...placing, currency: 'USD' })]).and(product, 'bread', [
      ProductAdded.of({ name: 'Bread', price: { amount: 480, currency: 'EUR' } }),
    ])
    expect(inDollars.when(commands.addLine(subject, { product: 'bread', quantity: 1 }))).toEqual(
      no('currency'),
    )
  })

  it('changes by steps and does not go below one', () => {
    const story = given(order, withBread)
    expect(story.when(commands.stepQuantity(subject, { line: 'a', by: -1 }))).toEqual([
      QuantityStepped.of({ line: 'a', by: -1 }),
    ])
    expect(story.when(commands.stepQuantity(subject, { line: 'a', by: -2 }))).toEqual(no('below-one'))
  })

  it('is gone when it was removed, and a step on it changes nothing', () => {
    const story = given(order, [
      ...withBread,
      LineRemoved.of({ line: 'a' }),
      QuantityStepped.of({ line: 'a', by: 5 }),
    ])
    expect(orderedLines(story.state)).toEqual([])
  })
})

describe('what should be looked at', () => {
  it('is more paid than the order comes to', () => {
    const story = given(order, [
      ...withBread,
      PaymentRecorded.of({ payment: 'p', amount: 961, tender: 'card' }),
    ])
    expect(story.moment?.status.flags.map(({ rule }) => rule)).toEqual(['notOverpaid'])
  })

  it('is money held for a cancelled order', () => {
    const story = given(order, [
      ...withBread,
      PaymentRecorded.of({ payment: 'p', amount: 100, tender: 'cash' }),
      OrderCancelled.of({}),
    ])
    expect(story.moment?.status.flags.map(({ rule }) => rule)).toEqual(['noMoneyHeld'])
  })

  it('is a line whose goods are missing, until it is cut down to what is there', () => {
    const short = [
      ...withBread,
      OrderConfirmed.of({ lines: ['a'] }),
      GoodsAssured.of({ line: 'a', wanted: 2, promised: 1 }),
    ]
    const cut = QuantityStepped.of({ line: 'a', by: -1 })
    const flagged = (events: readonly (typeof cut | (typeof short)[number])[]) =>
      given(order, events).moment?.status.flags.map(({ rule }) => rule)
    expect(flagged(short)).toEqual(['goodsAreThere'])
    expect(flagged([...short, cut])).toEqual([])
  })
})
