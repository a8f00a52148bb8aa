import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, divideHalfUp, parseDecimal } from './money.ts'

describe('an amount', () => {
  it('is read exactly, half a unit away from zero', () => {
    expect(parseDecimal('22.368', 'USD')).toBe(2237)
    expect(parseDecimal('-0.005', 'USD')).toBe(-1)
    expect(parseDecimal('957.5775', 'USD')).toBe(95758)
    expect(parseDecimal('1.0005', 'KWD')).toBe(1001)
    expect(parseDecimal('12.5', 'JPY')).toBe(13)
    expect(parseDecimal('.5', 'EUR')).toBe(50)
  })

  it('is nothing else than a plain decimal', () => {
    for (const text of ['', '.', '1,5', '1e3', 'abc', '9'.repeat(20)])
      expect(parseDecimal(text, 'EUR')).toBeUndefined()
  })

  it('is written as it was read', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom('EUR' as const, 'JPY' as const, 'KWD' as const),
        (amount, currency) => {
          expect(parseDecimal(decimal({ amount, currency }), currency)).toBe(amount)
        },
      ),
    )
  })

  it('is divided to the nearest unit', () => {
    expect(divideHalfUp(5n, 2n)).toBe(3)
    expect(divideHalfUp(-5n, 2n)).toBe(-3)
    expect(divideHalfUp(4n, 3n)).toBe(1)
  })
})
