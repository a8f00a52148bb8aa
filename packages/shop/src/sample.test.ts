import { createLedger, createProjection } from '@causeway/core'
import { story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { shopModel } from './index.ts'
import { order } from './order/order.ts'
import { sampleRemoval, sampleShop, sampleStanding } from './sample.ts'
import { customerList, orderList, productList, stockList } from './views.ts'

const now = Date.UTC(2026, 4, 20, 15)
const commands = sampleShop(now).flatMap((request) => request.commands)

describe('the sample shop', () => {
  it('goes in whole and leaves nothing to be settled', () => {
    const ledger = createLedger(shopModel)
    const transitions = ledger.commit(story(shopModel).after(...commands).events)
    const orders = createProjection(orderList)
    orders.apply(transitions)
    const stock = createProjection(stockList)
    stock.apply(transitions)
    expect(orders.value.sorted.length).toBe(20)
    expect(stock.value.sorted.length).toBe(12)
    for (const row of [...orders.value.sorted, ...stock.value.sorted]) expect(row.questions).toBe(0)
    expect(orders.value.sorted[0]?.placedAt).toBe(now)
  })

  it('is in the currency the desk chose', () => {
    const requests = sampleShop(now, 'JPY').flatMap((request) => request.commands)
    const { state } = story(shopModel).after(...requests)
    expect(state(order, 'sample-order-0').currency).toBe('JPY')
  })

  it('goes out again, but for what was used, and comes back', () => {
    const loaded = story(shopModel).after(
      ...commands,
      order.commands.place('own', { customer: 'sample-customer-2' }),
      order.commands.addLine('own', { line: 'l', product: 'sample-product-3', quantity: 1 }),
    )
    const rows = (told: typeof loaded) => {
      const ledger = createLedger(shopModel)
      const transitions = ledger.commit(told.events)
      const [orders, products, customers] = [
        createProjection(orderList),
        createProjection(productList),
        createProjection(customerList),
      ]
      for (const list of [orders, products, customers]) list.apply(transitions)
      return [orders, products, customers].map(({ value }) => value.sorted.length)
    }
    expect([sampleStanding(loaded.state), rows(loaded)]).toEqual(['in', [21, 12, 8]])
    const out = loaded.after((read) => sampleRemoval(read, ['own', 'sample-order-0'], true))
    expect([sampleStanding(out.state), rows(out)]).toEqual(['out', [1, 1, 1]])
    const back = out.after((read) => sampleRemoval(read, ['own'], false))
    expect([sampleStanding(back.state), rows(back)]).toEqual(['in', [21, 12, 8]])
    expect(loaded.refusal(order.commands.removeSample('own', { removed: true }))).toMatchObject({
      code: 'no-sample',
    })
  })

  it('stays one shop when two devices load it', () => {
    const twice = story(shopModel).apart(commands, commands)
    const once = story(shopModel).after(...commands)
    const onHand = (told: typeof once) => {
      const stock = createProjection(stockList)
      const ledger = createLedger(shopModel)
      stock.apply(ledger.commit(told.events))
      return stock.value.sorted.map((row) => row.onHand)
    }
    expect(onHand(twice)).toEqual(onHand(once))
  })
})
