import { describe, expect, it } from 'vitest'
import { readMoney } from './money.ts'

describe('reading an amount as it is typed', () => {
  it('takes a point or a comma before the decimals', () => {
    expect(readMoney('12.50', 'EUR')).toBe(1250)
    expect(readMoney('12,5', 'EUR')).toBe(1250)
  })

  it('takes either as thousands marks when the other follows', () => {
    expect(readMoney('1,234.50', 'EUR')).toBe(123450)
    expect(readMoney('1.234,50', 'EUR')).toBe(123450)
    expect(readMoney(' 1 234,50 ', 'EUR')).toBe(123450)
  })

  it('knows how many decimals a currency has', () => {
    expect(readMoney('1500', 'JPY')).toBe(1500)
    expect(readMoney('1.234', 'KWD')).toBe(1234)
  })

  it('says when it is no amount', () => {
    expect(readMoney('', 'EUR')).toBeNaN()
    expect(readMoney('twelve', 'EUR')).toBeNaN()
    expect(readMoney('1-2', 'EUR')).toBeNaN()
  })
})
