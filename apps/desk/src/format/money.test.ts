import type { CurrencyCode } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { editableMoney, formatMoney, readMoney } from './money.ts'

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

describe('an amount in a currency without decimals, with two and with three', () => {
  const shown = (amount: number, currency: CurrencyCode) =>
    formatMoney({ amount, currency }).replace(/[^\d.,]/g, '')

  it('is shown with as many decimals as the currency has', () => {
    expect(shown(1500, 'JPY')).toMatch(/^1[.,]?500$/)
    expect(shown(1250, 'EUR')).toMatch(/^12[.,]50$/)
    expect(shown(1234, 'KWD')).toMatch(/^1[.,]234$/)
  })

  const currencies: readonly CurrencyCode[] = ['JPY', 'EUR', 'KWD']

  it('is read again as it is put up for editing', () => {
    for (const currency of currencies)
      expect(readMoney(editableMoney({ amount: 1230, currency }), currency)).toBe(1230)
  })
})
