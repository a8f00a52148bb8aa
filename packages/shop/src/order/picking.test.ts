import { later, story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { shopModel } from '../model.ts'
import { product } from '../product/product.ts'
import { order } from './order.ts'
import { pickingRows } from './picking.ts'

const { place, addLine, confirm, pick } = order.commands
const agreed = (id: string, ...wanted: readonly (readonly [string, number])[]) => [
  place(id, { number: id.toUpperCase() }),
  ...wanted.map(([what, quantity]) => addLine(id, { line: what, product: what, quantity })),
  confirm(id, {}),
]
const told = story(shopModel).after(
  ...['tea', 'jam'].map((name) =>
    product.commands.add(name, { name, price: { amount: 1, currency: 'EUR' } }),
  ),
  ...agreed('a', ['tea', 2], ['jam', 1]),
  ...agreed('b', ['tea', 3]),
  ...agreed('ready', ['tea', 9]),
  pick('ready', { picked: true }),
  later(1),
  place('draft', {}),
  addLine('draft', { line: 'tea', product: 'tea', quantity: 9 }),
)

describe('a picking list', () => {
  it('adds up, product by product, what waits and does not lie ready', () => {
    const states = ['a', 'b', 'ready', 'draft'].map((id) => told.state(order, id))
    expect(pickingRows(states, 'store')).toEqual([
      { product: 'jam', name: 'jam', quantity: 1, orders: [{ number: 'A', quantity: 1 }] },
      {
        ...{ product: 'tea', name: 'tea', quantity: 5 },
        orders: [
          { number: 'A', quantity: 2 },
          { number: 'B', quantity: 3 },
        ],
      },
    ])
    expect(pickingRows(states, 'stall')).toEqual([])
  })
})
