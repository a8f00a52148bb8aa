import type { Shelf } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { productFilters } from './filters.ts'

const plenty: Shelf = { onHand: 5, reserved: 2, free: 3 }
const partsOf = (archived: boolean, shelf: Shelf, isLow = false) =>
  productFilters.filter(({ holds }) => holds({ archived }, shelf, isLow)).map(({ name }) => name)

describe('the parts of the product list', () => {
  it('show what is for sale, and of it what nothing is left of to promise', () => {
    expect(partsOf(false, plenty)).toEqual(['sold'])
    expect(partsOf(false, { onHand: 5, reserved: 5, free: 0 })).toEqual(['sold', 'none-free'])
  })

  it('show what runs low', () => {
    expect(partsOf(false, plenty, true)).toEqual(['sold', 'low'])
  })

  it('keep what is archived to itself, whatever is left of it', () => {
    expect(partsOf(true, plenty)).toEqual(['archived'])
    expect(partsOf(true, { onHand: 0, reserved: 0, free: 0 })).toEqual(['archived'])
  })
})
