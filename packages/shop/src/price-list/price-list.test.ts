import { story, type World } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { customer } from '../customer/customer.ts'
import { decidingFor } from '../deciding.ts'
import { shopModel } from '../model.ts'
import { newPriceOf } from '../order/advice.ts'
import { order } from '../order/order.ts'
import { lineOf, orderTotals, priceListOf } from '../order/state.ts'
import { product } from '../product/product.ts'
import { priceList } from './price-list.ts'
import { priceBy } from './prices.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' as const })
const { setListPrice } = product.commands
const { addLine, assignCustomer, choosePriceList, confirm, keepPrice, place, refreshPrice } = order.commands

/** Bread at 5.00, and at 4.00 for trade, where the café buys; candles at 7.50 for everybody. */
const shop = story(shopModel).after(
  priceList.commands.add('trade', { name: 'Trade' }),
  priceList.commands.add('friends', { name: 'Friends' }),
  product.commands.add('bread', { name: 'Bread', price: eur(500) }),
  product.commands.add('candle', { name: 'Candle', price: eur(750) }),
  setListPrice('bread', { list: 'trade', price: eur(400) }),
  customer.commands.register('cafe', { name: 'Café' }),
  customer.commands.register('ann', { name: 'Ann' }),
  customer.commands.assignPriceList('cafe', { list: 'trade' }),
)

const bread = addLine('o', { line: 'b', product: 'bread', quantity: 2 })
const offered = (world: World) => {
  const state = world.state(order, 'o')
  const line = lineOf(state, 'b')
  return line && newPriceOf(state, line, world.state(product, 'bread'))
}
const totalOf = (world: World) => orderTotals(world.state(order, 'o')).total

describe('what a product costs', () => {
  it('is what the list says, or else the standard price', () => {
    const state = shop.state(product, 'bread')
    expect(priceBy('trade', state)).toMatchObject({ price: eur(400), isOwn: true })
    expect(priceBy('friends', state)).toMatchObject({ price: eur(500), isOwn: false })
    expect(priceBy('', state)).toMatchObject({ price: eur(500), isOwn: false })
  })

  it('is the standard price again when the list’s own is taken off, and that counts as a change', () => {
    const without = shop.after(setListPrice('bread', { list: 'trade' }))
    const before = priceBy('trade', shop.state(product, 'bread'))
    const after = priceBy('trade', without.state(product, 'bread'))
    expect(after.price).toEqual(eur(500))
    expect(after.version).toBeGreaterThan(before.version)
  })

  it('is in the currency of the product, on a list that is there', () => {
    expect(shop.refusal(setListPrice('bread', { list: 'none', price: eur(1) }))?.code).toBe(
      'unknown-price-list',
    )
    const inDollars = setListPrice('bread', { list: 'trade', price: { amount: 1, currency: 'USD' } })
    expect(shop.refusal(inDollars)?.code).toBe('currency')
  })

  it('that two people set differently on one list is asked about; on two lists nobody is asked', () => {
    const one = shop.apart(
      [setListPrice('bread', { list: 'trade', price: eur(410) })],
      [setListPrice('bread', { list: 'trade', price: eur(420) })],
    )
    const [conflict] = one.status(product, 'bread')?.conflicts ?? []
    expect(conflict?.question).toContain('Which price is right?')
    const side = conflict?.candidates[0]
    const decision = side && decidingFor('product/bread', side)
    expect(decision && one.after(decision).status(product, 'bread')?.conflicts).toEqual([])
    const two = shop.apart(
      [setListPrice('bread', { list: 'trade', price: eur(410) })],
      [setListPrice('bread', { list: 'friends', price: eur(450) })],
    )
    expect(two.status(product, 'bread')?.conflicts).toEqual([])
  })
})

describe('an order', () => {
  it('goes by its customer’s list', () => {
    const ordered = shop.after(place('o', { customer: 'cafe' }), bread)
    expect(totalOf(ordered)).toBe(800)
    expect(lineOf(ordered.state(order, 'o'), 'b')).toMatchObject({ priceList: 'trade' })
  })

  it('goes by the list of a customer chosen later: its lines are offered the new prices', () => {
    const chosen = shop.after(place('o', {}), bread, assignCustomer('o', { customer: 'cafe' }))
    expect(totalOf(chosen)).toBe(1000)
    expect(offered(chosen)).toBe(400)
    expect(totalOf(chosen.after(refreshPrice('o', { line: 'b' })))).toBe(800)
    const kept = chosen.after(keepPrice('o', { line: 'b' }))
    expect(totalOf(kept)).toBe(1000)
    expect(offered(kept)).toBeUndefined()
  })

  it('goes by the list that was chosen for it, whosever it is', () => {
    const chosen = shop.after(
      place('o', { customer: 'cafe' }),
      choosePriceList('o', { list: '' }),
      bread,
      assignCustomer('o', { customer: 'cafe' }),
    )
    expect(priceListOf(chosen.state(order, 'o'))).toBe('')
    expect(totalOf(chosen)).toBe(1000)
  })

  it('does not go by a list that was closed', () => {
    const closed = shop.after(priceList.commands.close('trade', {}))
    expect(totalOf(closed.after(place('o', { customer: 'cafe' }), bread))).toBe(1000)
    expect(closed.after(place('o', {})).refusal(choosePriceList('o', { list: 'trade' }))?.code).toBe(
      'closed-price-list',
    )
  })

  it('that is a draft is offered a list price that changed, and not a standard one it does not go by', () => {
    const draft = shop.after(place('o', { customer: 'cafe' }), bread)
    expect(offered(draft.after(product.commands.change('bread', { price: eur(600) })))).toBeUndefined()
    expect(offered(draft.after(setListPrice('bread', { list: 'trade', price: eur(450) })))).toBe(450)
    expect(offered(draft.after(setListPrice('bread', { list: 'trade' })))).toBe(500)
  })

  it('keeps name and version of the list it was confirmed by (S26)', () => {
    const draft = shop.after(place('o', { customer: 'cafe' }), bread)
    const version = shop.state(product, 'bread').listPrices.trade?.at
    const told = draft.apart(
      [
        setListPrice('bread', { list: 'trade', price: eur(900) }),
        priceList.commands.rename('trade', { name: 'B2B' }),
      ],
      [confirm('o', {})],
    )
    for (const world of told.worlds) {
      expect(world.state(order, 'o').agreedPriceList).toEqual({ list: 'trade', name: 'Trade', version })
      expect(totalOf(world)).toBe(800)
      expect(offered(world)).toBeUndefined()
    }
    expect(told.refusal(choosePriceList('o', { list: '' }))?.code).toBe('prices-fixed')
  })

  it('that is confirmed while somebody chooses another list stays with what was agreed', () => {
    const told = shop
      .after(place('o', { customer: 'cafe' }), bread)
      .apart([choosePriceList('o', { list: 'friends' })], [confirm('o', {})])
    for (const world of told.worlds) {
      expect(priceListOf(world.state(order, 'o'))).toBe('trade')
      expect(world.status(order, 'o')?.conflicts).toEqual([])
    }
  })

  it('that two people put on different lists asks which', () => {
    const told = shop
      .after(place('o', {}), bread)
      .apart([choosePriceList('o', { list: 'friends' })], [choosePriceList('o', { list: 'trade' })])
    expect(told.status(order, 'o')?.conflicts).toMatchObject([
      { question: expect.stringContaining('price list') },
    ])
  })
})
