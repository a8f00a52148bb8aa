import { createLedger, createProjection } from '@causeway/core'
import { story } from '@causeway/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderList, shopModel } from '../index.ts'
import { order } from '../order/order.ts'
import { product } from '../product/product.ts'
import { stillOwed, toGiveBack } from './balances.ts'
import { bestSellers, productSales } from './best-sellers.ts'
import { averageOrder, change, currenciesSold, dailySales, salesBars, salesWithin } from './sales.ts'

const days = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-03-04'] as const
const goods = ['tea', 'cup', 'pot'] as const
const currencies = ['EUR', 'JPY'] as const
const whole = { from: days[0], to: days[3] } as const

const written = fc.array(
  fc.record({
    currency: fc.constantFrom(...currencies),
    day: fc.constantFrom(...days),
    prices: fc.constantFrom('with tax' as const, 'before tax' as const),
    rounding: fc.constantFrom('per line' as const, 'per document' as const),
    end: fc.constantFrom('draft' as const, 'confirmed' as const, 'cancelled' as const),
    paid: fc.integer({ min: 0, max: 9_000 }),
    lines: fc.array(
      fc.record({
        product: fc.constantFrom(...goods),
        quantity: fc.integer({ min: 1, max: 9 }),
        amount: fc.integer({ min: 0, max: 1_999 }),
        tax: fc.constantFrom(0, 700, 2100),
        discount: fc.constantFrom(0, 333),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  { minLength: 1, maxLength: 8 },
)
type Written = ReturnType<typeof written.generate>['value'][number]

/** The orders as the list shows them, after they were written, agreed, paid and called off. */
function listed(orders: readonly Written[]) {
  const told = story(shopModel).after(
    ...goods.map((id) => product.commands.add(id, { name: id, price: { amount: 1, currency: 'EUR' } })),
    ...orders.flatMap(({ currency, day, prices, rounding, end, paid, lines }, index) => {
      const id = `o${index}`
      return [
        order.commands.place(id, { currency, placedOn: day, pricing: { prices, rounding } }),
        ...lines.map(({ amount, ...line }, at) =>
          order.commands.addLine(id, { ...line, line: `l${at}`, price: { amount, per: 1 } }),
        ),
        ...(end === 'draft' ? [] : [order.commands.confirm(id, {})]),
        ...(paid === 0 ? [] : [order.commands.recordPayment(id, { amount: paid, tender: 'cash' })]),
        ...(end === 'cancelled' ? [order.commands.cancel(id, {})] : []),
      ]
    }),
  )
  const list = createProjection(orderList)
  // Event by event, as it happens on a device.
  const ledger = createLedger(shopModel)
  for (const event of told.events) list.apply(ledger.commit([event]))
  return list.value
}

/** By hand and with nothing of ours: what an order comes to, exactly. */
function totalOf({ prices, rounding, lines }: Written): number {
  const scale = 100_000_000n
  const rounded = (exact: bigint) => (2n * exact + scale) / (2n * scale)
  const exactly = lines.map(({ amount, quantity, discount, tax }) => {
    const net = BigInt(amount * quantity) * BigInt(10_000 - discount) * 10_000n
    const base = rounding === 'per line' ? rounded(net) * scale : net
    const onTop = prices === 'with tax' ? 0n : (base * BigInt(tax)) / 10_000n
    return rounding === 'per line' ? base + rounded(onTop) * scale : base + onTop
  })
  return Number(rounded(exactly.reduce((sum, one) => sum + one, 0n)))
}

const add = (amounts: readonly number[]) => amounts.reduce((sum, one) => sum + one, 0)

describe('whatever is sold, agreed, paid and called off', () => {
  it('the figures are to the smallest unit what the orders come to, each currency for itself', () => {
    fc.assert(
      fc.property(written, (orders) => {
        const { sorted, totals } = listed(orders)
        for (const currency of currencies) {
          const own = orders.filter((one) => one.currency === currency)
          const sold = own.filter(({ end }) => end === 'confirmed')
          const daily = dailySales(totals.byDay, currency)
          const sales = salesWithin(daily, whole)
          expect(sales.total).toBe(add(sold.map(totalOf)))
          expect(sales.orders).toBe(sold.length)

          const bars = salesBars(daily, whole, 'day')
          for (const day of days) {
            const ofDay = sold.filter((one) => one.day === day)
            expect(bars.find(({ from }) => from === day)?.total).toBe(add(ofDay.map(totalOf)))
          }
          for (const unit of ['day', 'week', 'month', 'year'] as const)
            expect(add(salesBars(daily, whole, unit).map(({ total }) => total))).toBe(sales.total)

          const products = productSales(sorted, currency, whole)
          expect(add(products.map(({ amount }) => amount))).toBe(sales.total)
          for (const id of goods) {
            const lines = sold.flatMap((one) => one.lines).filter((line) => line.product === id)
            const { quantity = 0 } = products.find((one) => one.product === id) ?? {}
            expect(quantity).toBe(add(lines.map((line) => line.quantity)))
          }
          const [first] = bestSellers(products, 'amount')
          expect(first?.amount ?? 0).toBe(Math.max(0, ...products.map(({ amount }) => amount)))

          const owed = sold.map((one) => totalOf(one) - one.paid)
          expect(stillOwed(sorted, currency).sum).toBe(add(owed.filter((balance) => balance > 0)))
          const held = own.filter(({ end }) => end === 'cancelled').map(({ paid }) => paid)
          const over = owed.filter((balance) => balance < 0).map((balance) => -balance)
          expect(toGiveBack(sorted, currency).sum).toBe(add([...held, ...over]))
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

const line = { product: 'tea', quantity: 2, amount: 350, tax: 0, discount: 0 } as const
const sale: Written = {
  currency: 'EUR',
  day: '2024-02-29',
  prices: 'with tax',
  rounding: 'per line',
  end: 'confirmed',
  paid: 0,
  lines: [line],
}

describe('the sales of a period', () => {
  it('have a bar for every day, and an empty one where nothing was sold', () => {
    const daily = dailySales(listed([sale]).totals.byDay, 'EUR')
    expect(salesBars(daily, { from: '2024-02-28', to: '2024-03-01' }, 'day')).toEqual([
      { from: '2024-02-28', to: '2024-02-28', total: 0, orders: 0, quantity: 0 },
      { from: '2024-02-29', to: '2024-02-29', total: 700, orders: 1, quantity: 2 },
      { from: '2024-03-01', to: '2024-03-01', total: 0, orders: 0, quantity: 0 },
    ])
  })

  it('come to an average only where there is an order, and are compared only with something', () => {
    expect(averageOrder({ total: 1001, orders: 2, quantity: 3 })).toBe(501)
    expect(averageOrder({ total: 0, orders: 0, quantity: 0 })).toBeUndefined()
    expect(change(150, 100)).toBe(50)
    expect(change(0, 100)).toBe(-100)
    expect(change(150, 0)).toBeUndefined()
  })

  it('are told for the currency with most orders first', () => {
    const yen: Written = { ...sale, currency: 'JPY' }
    expect(currenciesSold(listed([sale, yen, { ...yen, day: '2024-03-01' }]).totals.byDay)).toEqual([
      'JPY',
      'EUR',
    ])
  })
})

describe('the best sellers', () => {
  const cups: Written = { ...sale, lines: [{ ...line, product: 'cup', quantity: 1, amount: 9_00 }] }
  const orders = listed([sale, cups]).sorted

  it('differ by money and by pieces', () => {
    const sales = productSales(orders, 'EUR', whole)
    expect(bestSellers(sales, 'amount').map((one) => one.product)).toEqual(['cup', 'tea'])
    expect(bestSellers(sales, 'quantity').map((one) => one.product)).toEqual(['tea', 'cup'])
    expect(bestSellers(sales, 'quantity', 1)).toHaveLength(1)
  })

  it('count only what was sold in the period', () => {
    expect(productSales(orders, 'EUR', { from: '2024-03-01', to: '2024-03-31' })).toEqual([])
  })
})

describe('the balances', () => {
  const balances = listed([
    { ...sale, paid: 100 },
    sale,
    { ...sale, paid: 750 },
    { ...sale, paid: 300, end: 'cancelled' },
    { ...sale, end: 'draft' },
    { ...sale, paid: 900, end: 'draft' },
  ]).sorted

  it('still owed are those of agreed orders, the largest first', () => {
    const { orders, sum } = stillOwed(balances, 'EUR')
    expect(orders.map(({ balance }) => balance)).toEqual([700, 600])
    expect(sum).toBe(1300)
  })

  it('to give back are what was paid for cancelled orders, and what was paid too much', () => {
    const { orders, sum } = toGiveBack(balances, 'EUR')
    expect(orders.map(({ balance }) => balance)).toEqual([-300, -50])
    expect(sum).toBe(350)
  })
})
