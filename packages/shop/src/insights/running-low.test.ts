import { describe, expect, it } from 'vitest'
import { compareUrgency, recentlySold, runningLow } from './running-low.ts'

const kept = { archived: false, lowBelow: 0 }

describe('a product runs low', () => {
  it('when fewer are free than somebody wants to know of', () => {
    const watched = { ...kept, lowBelow: 5 }
    expect(runningLow(watched, 5, 0)).toBeUndefined()
    expect(runningLow(watched, 4, 0)).toEqual({ free: 4, daysLeft: undefined })
    expect(runningLow(watched, 4, 1)).toEqual({ free: 4, daysLeft: undefined })
    expect(runningLow(kept, 0, 0)).toBeUndefined()
  })

  it('when it is gone within 14 days at the pace of the last 28', () => {
    expect(runningLow(kept, 3, 14)).toEqual({ free: 3, daysLeft: 6 })
    expect(runningLow(kept, 14, 28)).toEqual({ free: 14, daysLeft: 14 })
    expect(runningLow(kept, 15, 28)).toBeUndefined()
  })

  it('when nothing is left of what still sells, or more is promised than there is', () => {
    expect(runningLow(kept, 0, 1)).toEqual({ free: 0, daysLeft: 0 })
    expect(runningLow(kept, -3, 1)).toEqual({ free: -3, daysLeft: 0 })
  })

  it('never, when it is not sold any more or nobody keeps count of it', () => {
    expect(runningLow({ archived: true, lowBelow: 5 }, 1, 28)).toBeUndefined()
    expect(runningLow({ ...kept, lowBelow: 5 }, undefined, 28)).toBeUndefined()
  })

  it('more urgently the sooner it is gone; what lasts comes last', () => {
    const [slow, soon, still, gone] = [
      { free: 9, daysLeft: 12 },
      { free: 20, daysLeft: 2 },
      { free: 1, daysLeft: undefined },
      { free: -1, daysLeft: 0 },
    ]
    expect([slow, soon, still, gone].toSorted(compareUrgency)).toEqual([gone, soon, slow, still])
  })
})

describe('the pace', () => {
  it('counts the last 28 days, today among them, whatever the currency, and nothing dated later', () => {
    const order = (placedOn: string, quantity: number, currency: 'EUR' | 'DKK' = 'EUR') => ({
      currency,
      placedOn,
      sold: [
        { product: 'tea', name: 'Tea', quantity, amount: 1 },
        { product: 'tea', name: 'Green tea', quantity: 100, amount: 1 },
      ],
    })
    const orders = [
      order('2024-03-06', 1),
      order('2024-03-05', 2),
      order('2024-02-07', 4, 'DKK'),
      order('2024-02-06', 8),
    ]
    expect(recentlySold(orders, '2024-03-05')).toEqual(new Map([['tea', 206]]))
  })
})
