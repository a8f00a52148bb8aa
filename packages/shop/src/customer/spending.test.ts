import { story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { shopModel } from '../model.ts'
import { order } from '../order/order.ts'
import { product } from '../product/product.ts'
import { spendingOf } from './spending.ts'

const { place, addLine, confirm, recordPayment, cancel } = order.commands
const price = { amount: 400, currency: 'EUR' as const }

const told = story(shopModel).after(
  product.commands.add('tea', { name: 'Tea', price }),
  product.commands.add('bun', { name: 'Bun', price }),
  product.commands.add('cup', { name: 'Cup', price: { amount: 900, currency: 'SEK' } }),
  place('first', { placedAt: 1000 }),
  addLine('first', { product: 'tea', quantity: 1 }),
  addLine('first', { product: 'bun', quantity: 5 }),
  confirm('first', {}),
  recordPayment('first', { amount: 2400, tender: 'cash' }),
  place('second', { placedAt: 2000 }),
  addLine('second', { product: 'tea', quantity: 2 }),
  confirm('second', {}),
  recordPayment('second', { amount: 300, tender: 'cash' }),
  place('abroad', { placedAt: 3000, currency: 'SEK' }),
  addLine('abroad', { product: 'cup', quantity: 1 }),
  confirm('abroad', {}),
  place('called off', { placedAt: 4000 }),
  addLine('called off', { product: 'tea', quantity: 9 }),
  confirm('called off', {}),
  cancel('called off', {}),
  place('draft', { placedAt: 5000 }),
  addLine('draft', { product: 'tea', quantity: 9 }),
)

const spending = (...ids: readonly string[]) => spendingOf(ids.map((id) => told.state(order, id)))

describe('what somebody spends', () => {
  it('counts what was agreed and not called off, by currency, with what is to be paid', () => {
    expect(spending('first', 'second', 'abroad', 'called off', 'draft')).toMatchObject({
      orders: 3,
      lastAt: 3000,
      byCurrency: [
        { currency: 'EUR', total: 3200, owed: 500 },
        { currency: 'SEK', total: 900, owed: 900 },
      ],
    })
  })

  it('names what is bought most first', () => {
    expect(spending('first', 'second').favourites).toEqual([
      { product: 'bun', name: 'Bun', quantity: 5 },
      { product: 'tea', name: 'Tea', quantity: 3 },
    ])
  })

  it('is nothing before the first order', () => {
    expect(spending()).toEqual({ orders: 0, lastAt: undefined, byCurrency: [], favourites: [] })
  })
})
