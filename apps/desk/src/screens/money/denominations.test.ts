import { currencyCodes } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { coinsOf, denominationsOf, sumOfCoins } from './denominations.ts'

describe('counting notes and coins', () => {
  it('offers those of the currency, the largest first, none below the smallest coin', () => {
    expect(denominationsOf('EUR', 1).slice(-3)).toEqual([5, 2, 1])
    expect(denominationsOf('EUR', 5).at(-1)).toBe(5)
    expect(denominationsOf('JPY', 1)).toContain(10_000)
    expect(denominationsOf('ISK', 1)).toEqual([500, 200, 100, 50, 20, 10, 5, 2, 1])
    for (const currency of currencyCodes) {
      const values = denominationsOf(currency, 1)
      expect(values.toSorted((a, b) => b - a)).toEqual(values)
    }
  })

  it('adds up what was typed, and passes over what was not', () => {
    const typed = { 5000: '2', 50: ' 3 ', 5: '', 1: '0' }
    expect(coinsOf(typed)).toEqual([
      { value: 5000, count: 2 },
      { value: 50, count: 3 },
    ])
    expect(sumOfCoins(typed)).toBe(10_150)
    expect(sumOfCoins({ 100: 'two' })).toBeNaN()
  })
})
