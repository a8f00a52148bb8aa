import { story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { audit } from './audit.ts'
import { shopModel } from './index.ts'
import { order } from './order/order.ts'
import { product } from './product/product.ts'
import { stock } from './stock/stock.ts'

const told = story(shopModel)
  .after(
    product.commands.add('tea', { name: 'Tea', price: { amount: 350, currency: 'EUR' } }),
    stock.commands.open('tea@store', { quantity: 5 }),
    order.commands.place('o', {}),
  )
  .apart(
    [stock.commands.take('tea@store', { quantity: 1 })],
    [order.commands.recordPayment('o', { amount: 350, tender: 'cash' })],
    [order.commands.recordRefund('o', { amount: 100, tender: 'card' })],
  )

describe('an audit', () => {
  it('finds nothing where all is well', () => {
    expect(audit(shopModel, told.events)).toEqual([])
  })

  it('finds an event that is there twice, and one that is missing', () => {
    const [first, second, third] = told.events.map(
      ({ position: _p, receivedAt: _r, ...recorded }) => recorded,
    )
    if (!first || !second || !third) throw new Error('There are events.')
    expect(audit(shopModel, [first, second, second])).toEqual([expect.stringContaining('is there twice')])
    expect(audit(shopModel, [first, third])).toEqual([expect.stringContaining('lacks its events')])
  })
})
