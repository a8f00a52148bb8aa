import type { CurrencyCode } from '@causeway/shop'
import { editableMoney, readMoney } from '../../format/money.ts'

/** What somebody typed who looked for a product that is not there: its name, and its price where that was typed too. */
export interface TypedProduct {
  readonly name: string
  /** For a field to edit; empty where no price was typed. */
  readonly price: string
}

// A bare whole number belongs to the name: “Candle 24” is a candle. A price has decimals, or says its currency.
const namedAndPriced = /^(.*\S)\s+(\p{Sc}?)\s*(\d+(?:[.,]\d+)?)\s*(\p{Sc}?)$/u

/**
 * Reads a product as one types it in a hurry.
 *
 * @example
 * typedProduct('Rye bread 3,50', 'EUR') // { name: 'Rye bread', price: '3.50' }
 * typedProduct('Candle 24', 'EUR') // { name: 'Candle 24', price: '' }
 */
export function typedProduct(text: string, currency: CurrencyCode): TypedProduct {
  const typed = text.trim()
  const [, name = '', before, digits = '', after] = namedAndPriced.exec(typed) ?? []
  const amount = before || after || /[.,]/.test(digits) ? readMoney(digits, currency) : Number.NaN
  return Number.isNaN(amount)
    ? { name: typed, price: '' }
    : { name, price: editableMoney({ amount, currency }) }
}
