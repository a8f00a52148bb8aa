import { describe, expect, it } from 'vitest'
import { productFilters } from './filters.ts'
import type { ProductShelf } from './use-shelves.ts'

const plenty: ProductShelf = { onHand: 5, reserved: 2, free: 3, isCounted: true }
const partsOf = (archived: boolean, shelf: ProductShelf, isLow = false) =>
  productFilters.filter(({ holds }) => holds({ archived }, shelf, isLow)).map(({ name }) => name)

describe('the parts of the product list', () => {
  it('show what is for sale, and of it what nothing is left of to promise', () => {
    expect(partsOf(false, plenty)).toEqual(['sold'])
    expect(partsOf(false, { ...plenty, reserved: 5, free: 0 })).toEqual(['sold', 'none-free'])
  })

  it('do not call gone what nobody ever counted', () => {
    expect(partsOf(false, { onHand: 0, reserved: 0, free: 0, isCounted: false })).toEqual(['sold'])
  })

  it('show what runs low', () => {
    expect(partsOf(false, plenty, true)).toEqual(['sold', 'low'])
  })

  it('keep what is archived to itself, whatever is left of it', () => {
    expect(partsOf(true, plenty)).toEqual(['archived'])
    expect(partsOf(true, { ...plenty, onHand: 0, reserved: 0, free: 0 })).toEqual(['archived'])
  })
})
