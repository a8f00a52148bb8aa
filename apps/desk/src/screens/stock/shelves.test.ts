import type { RowOf } from '@causeway/core'
import type { productList } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { shelfFilters, shelvesAt } from './shelves.ts'

function product(id: string, archived = false, lowBelow = 0): RowOf<typeof productList> {
  const price = { amount: 1, currency: 'EUR' } as const
  const prices = { price, pricedAt: 1, listPrices: {} }
  const marks = { waiting: 0, questions: 0, trouble: undefined }
  return { id, name: id, sku: '', ...prices, archived, lowBelow, selling: 'warn', ...marks }
}
const stock = (id: string, location: string, onHand: number) => ({
  ...{ id: `${id}@${location}`, product: id, location, onHand, reserved: 0, free: onHand },
  ...{ opened: true, countedAt: 0, waiting: 0, questions: 0, trouble: undefined },
})

describe('the shelves of a location', () => {
  const products = [product('tea', false, 5), product('old', true), product('left', true)]
  const stocks = [stock('tea', 'stall', 4), stock('tea', 'store', 9), stock('left', 'stall', 1)]
  const at = (location: string) => shelvesAt(location, products, stocks)

  it('are those of what is sold, and of what is not sold any more but still there', () => {
    expect(at('stall').map(({ product: id, onHand }) => [id, onHand])).toEqual([
      ['tea', 4],
      ['left', 1],
    ])
    expect(at('van').map(({ product: id, opened }) => [id, opened])).toEqual([['tea', false]])
  })

  it('run low by what is free there, and only where somebody counts', () => {
    const low = shelfFilters.find(({ name }) => name === 'low')
    expect(
      ['stall', 'store', 'van'].map((place) => at(place).filter((row) => low?.holds(row)).length),
    ).toEqual([1, 0, 0])
  })
})
