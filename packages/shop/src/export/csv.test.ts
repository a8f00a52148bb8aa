import { story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { previewImport } from '../import/preview.ts'
import { shopModel } from '../model.ts'
import { order } from '../order/order.ts'
import { product } from '../product/product.ts'
import { customersCsv, ordersCsv, productsCsv } from './csv.ts'

const told = story(shopModel).after(
  product.commands.add('tea', { name: '=Tea, "green"', price: { amount: 333, currency: 'EUR' } }),
  order.commands.place('o', { number: 'N-1', placedOn: '2026-11-23' }),
  order.commands.addLine('o', { line: 'a', product: 'tea', quantity: 3 }),
  order.commands.addLine('o', { line: 'b', product: 'tea', quantity: 4, price: { amount: 125, per: 10 } }),
  order.commands.giveDiscount('o', { line: 'a', discount: 1000 }),
)

describe('an exported file', () => {
  it('has an order’s lines with what they come to', () => {
    const [, first, second] = ordersCsv([told.state(order, 'o')]).split('\r\n')
    expect(first).toBe(`N-1,2026-11-23,,"'=Tea, ""green""",3,3.33,EUR,10,0,8.99,,draft,,9.49,0.00,`)
    expect(second).toContain(',4,0.125,EUR,')
  })

  it('has what was written about an order once, whatever lines it has', () => {
    const [, first, second] = ordersCsv([told.state(order, 'o')], undefined, () => 'no nuts').split('\r\n')
    expect(first).toContain(',0.00,no nuts')
    expect(second).not.toContain('no nuts')
  })

  it('is read by the desk’s own import, with every name as it was', async () => {
    const preview = await previewImport(ordersCsv([told.state(order, 'o')]))
    if ('reason' in preview) throw new Error('It can be read.')
    expect(preview).toMatchObject({ problems: [] })
    expect(JSON.stringify(preview)).toContain('"=Tea, \\"green\\""')
  })

  it('has a product’s shelves, one row each', () => {
    const state = told.state(product, 'tea')
    const shelves = [
      { location: 'store', onHand: 5, reserved: 2 },
      { location: 'stall', onHand: 1, reserved: 0 },
    ]
    const lines = productsCsv([{ state, shelves }], new Map([['stall', 'Market']])).split('\r\n')
    expect(lines[1]).toContain(',store,5,2,3')
    expect(lines[2]).toContain(',Market,1,0,1')
    const [, customer] = customersCsv([{ name: '+Ann', email: '', phone: '1', address: 'A, B' }]).split(
      '\r\n',
    )
    expect(customer).toBe(`"'+Ann",,1,"A, B",`)
  })
})
