import { createLedger, createProjection } from '@causeway/core'
import { story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { shopModel } from './index.ts'
import { sampleShop } from './sample.ts'
import { orderList, stockList } from './views.ts'

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
