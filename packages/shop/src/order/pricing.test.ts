import { describe, expect, it } from 'vitest'
import { addUp, lineTotal, type PricedLine, shares } from './pricing.ts'

const line = (quantity: number, amount: number, rest: Partial<PricedLine> = {}): PricedLine => ({
  quantity,
  price: { amount, per: 1 },
  ...rest,
})

describe('an order adds up', () => {
  const small = [
    line(4, 148, { tax: 2100 }),
    line(1, 152, { tax: 2100 }),
    line(1, 154, { tax: 2100 }),
    line(1, 39, { tax: 2100 }),
  ]
  const discounted = [line(16, 34_835, { tax: 2200, discount: 400 })]

  it('rounded per line, where each line’s tax is a whole number of cents', () => {
    const policy = { prices: 'before tax', rounding: 'per line' } as const
    expect(addUp(small, policy)).toEqual({ subtotal: 937, tax: 196, total: 1133 })
    expect(addUp(discounted, policy)).toEqual({ subtotal: 535_066, tax: 117_715, total: 652_781 })
  })

  it('rounded per document, where only the sums are', () => {
    const policy = { prices: 'before tax', rounding: 'per document' } as const
    expect(addUp(small, policy)).toEqual({ subtotal: 937, tax: 197, total: 1134 })
    expect(addUp(discounted, policy)).toEqual({ subtotal: 535_066, tax: 117_714, total: 652_780 })
  })

  it('to exactly what the labels say when prices include tax, however it is rounded', () => {
    const labels = [line(1, 2890, { tax: 2200 }), line(1, 125, { tax: 1000 })]
    const prices = 'with tax'
    expect(addUp(labels, { prices, rounding: 'per line' })).toEqual({ subtotal: 2483, tax: 532, total: 3015 })
    expect(addUp(labels, { prices, rounding: 'per document' })).toEqual({
      subtotal: 2482,
      tax: 533,
      total: 3015,
    })
  })

  it('line by line to the same, and a cent of rounding falls on the line that brings it about', () => {
    const before = (rounding: 'per line' | 'per document') =>
      shares(small, { prices: 'before tax', rounding })
    expect(before('per line')).toEqual([716, 184, 186, 47])
    expect(before('per document')).toEqual([716, 184, 187, 47])
    expect(shares(discounted, { prices: 'before tax', rounding: 'per document' })).toEqual([652_780])
  })

  it('in currencies without decimals and with three alike, for amounts are in the smallest unit', () => {
    const policy = { prices: 'before tax', rounding: 'per line' } as const
    expect(addUp([line(3, 333, { tax: 1000 })], policy)).toEqual({ subtotal: 999, tax: 100, total: 1099 })
  })
})

describe('a line', () => {
  it('that was agreed as a whole keeps its total to the cent', () => {
    expect(lineTotal({ price: { amount: 73_194, per: 3 }, quantity: 3 })).toBe(73_194)
  })

  it('is rounded half up, and a return half down, so that it cancels the sale', () => {
    expect(lineTotal({ price: { amount: 100, per: 3 }, quantity: 2 })).toBe(67)
    expect(lineTotal({ price: { amount: 1, per: 2 }, quantity: 1 })).toBe(1)
    expect(lineTotal({ price: { amount: -1, per: 2 }, quantity: 1 })).toBe(-1)
  })

  it('of less than nothing costs nothing', () => {
    expect(lineTotal(line(-3, 480))).toBe(0)
    expect(lineTotal({ price: { amount: 480, per: 7 }, quantity: -3 })).toBe(0)
  })

  it('stays exact at the bounds of what can be entered', () => {
    expect(Number.isSafeInteger(lineTotal(line(100_000, 10_000_000_000)))).toBe(true)
  })
})
