import { story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { bringBackRequest } from './bring-back.ts'
import { customer } from './customer/customer.ts'
import { shopModel } from './model.ts'
import { order } from './order/order.ts'
import { product } from './product/product.ts'
import { stock, stockId } from './stock/stock.ts'

const begun = story(shopModel).after(
  customer.commands.register('ann', { name: 'Ann', phone: '1' }),
  product.commands.add('bread', { name: 'Bread', price: { amount: 480, currency: 'EUR' } }),
  product.commands.add('honey', { name: 'Honey', price: { amount: 950, currency: 'EUR' } }),
  order.commands.place('o', {}),
  order.commands.addLine('o', { line: 'b', product: 'bread', quantity: 2 }),
  order.commands.addLine('o', { line: 'h', product: 'honey', quantity: 1 }),
)

describe('bringing back', () => {
  it('gives a customer the details of then, and nothing when they are the same', () => {
    const later = begun.after(customer.commands.changeDetails('ann', { name: 'Anna', phone: '2' }))
    const { commands, stays } = bringBackRequest('customer/ann', begun.state, later.state)
    const back = later.after(...commands)
    expect(back.state(customer, 'ann')).toEqual(begun.state(customer, 'ann'))
    expect(stays).toBeUndefined()
    expect(
      later.after(...bringBackRequest('customer/ann', later.state, later.state).commands).events,
    ).toHaveLength(later.events.length)
  })

  it('sets a product’s price and name again, and takes it back into the list', () => {
    const later = begun.after(
      product.commands.change('bread', { name: 'Brot', price: { amount: 500, currency: 'EUR' } }),
      product.commands.archive('bread', {}),
    )
    const back = later.after(...bringBackRequest('product/bread', begun.state, later.state).commands)
    expect(back.state(product, 'bread')).toMatchObject({
      name: 'Bread',
      price: { amount: 480 },
      archived: false,
    })
  })

  it('gives an order its lines again, by steps and new lines', () => {
    const later = begun.after(
      order.commands.stepQuantity('o', { line: 'b', by: 5 }),
      order.commands.removeLine('o', { line: 'h' }),
      order.commands.addLine('o', { line: 'x', product: 'honey', quantity: 9 }),
      order.commands.assignCustomer('o', { customer: 'ann' }),
    )
    const { commands } = bringBackRequest('order/o', begun.state, later.state)
    const { lines } = later.after(...commands).state(order, 'o')
    expect(Object.values(lines).map(({ product: sold, quantity }) => [sold, quantity])).toEqual([
      ['bread', 2],
      ['honey', 1],
    ])
  })

  it('leaves what happened: money stays, and a closed order as it is', () => {
    const paid = begun.after(
      order.commands.recordPayment('o', { payment: 'p', amount: 100, tender: 'cash' }),
      order.commands.stepQuantity('o', { line: 'b', by: 1 }),
    )
    const some = bringBackRequest('order/o', begun.state, paid.state)
    expect(some.stays).toMatch(/happened/)
    expect(paid.after(...some.commands).state(order, 'o').payments).toHaveProperty('p')
    const gone = paid.after(order.commands.handOver('o', {}))
    expect(bringBackRequest('order/o', begun.state, gone.state)).toMatchObject({ commands: [] })
    const shelf = stockId('bread', 'store')
    const moved = begun.after(stock.commands.open(shelf, { quantity: 5 }))
    expect(bringBackRequest(`stock/${shelf}`, begun.state, moved.state)).toMatchObject({ commands: [] })
  })

  it('of what was not there yet is nothing', () => {
    const { commands, stays } = bringBackRequest('customer/ann', story(shopModel).state, begun.state)
    expect(commands).toEqual([])
    expect(stays).toMatch(/not there yet/)
  })
})
