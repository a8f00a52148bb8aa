import { given, subject } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { GoodsWanted, StockReceived, StockTaken } from './events.ts'
import { orderedWishes } from './state.ts'
import { parseStockId, stock, stockId } from './stock.ts'

describe('stock', () => {
  it('is what came in less what went out', () => {
    const story = given(stock, [
      StockReceived.of({ movement: '1', quantity: 12 }),
      StockTaken.of({ movement: '2', quantity: 5 }),
    ])
    expect(story.state).toMatchObject({ onHand: 7, movements: 2 })
  })

  it('gives out once what is handed over twice, one after the other', () => {
    const handedOver = [StockTaken.of({ movement: 'order/1/line', quantity: 2 })]
    const again = stock.commands.take(subject, { movement: 'order/1/line', quantity: 2 })
    expect(given(stock, handedOver).when(again)).toEqual([])
    // Two devices that had not heard of each other may both have recorded it.
    expect(given(stock, [...handedOver, ...handedOver]).state).toMatchObject({ onHand: -2, movements: 1 })
  })

  it('is taken even when the book says there is none, and then somebody is told', () => {
    expect(given(stock).when(stock.commands.take(subject, { quantity: 2 }))).toEqual([
      StockTaken.of({ movement: 'new-1', quantity: 2 }),
    ])
    const short = given(stock, [StockTaken.of({ movement: '1', quantity: 2 })])
    expect(short.moment?.status.flags[0]?.message).toContain('2 more went out')
  })

  it('is wanted in the order of asking; who asks for another amount keeps the turn', () => {
    const { state } = given(stock, [
      GoodsWanted.of({ order: 'z', line: '1', quantity: 1 }),
      GoodsWanted.of({ order: 'a', line: '1', quantity: 2 }),
      GoodsWanted.of({ order: 'z', line: '1', quantity: 3 }),
    ])
    expect(orderedWishes(state).map(({ order, quantity }) => [order, quantity])).toEqual([
      ['z', 3],
      ['a', 2],
    ])
  })

  it('belongs to a product at a location', () => {
    expect(parseStockId(stockId('tea@home', 'stall'))).toEqual({ product: 'tea@home', location: 'stall' })
  })
})
