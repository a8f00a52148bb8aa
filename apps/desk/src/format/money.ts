import { type CurrencyCode, decimal, type Money, parseDecimal } from '@causeway/shop'

const formats = new Map<CurrencyCode, Intl.NumberFormat>()

/** An amount as people write it here, with its currency. */
export function formatMoney(money: Money): string {
  let format = formats.get(money.currency)
  if (!format) {
    format = new Intl.NumberFormat(undefined, {
      style: 'currency',
      currency: money.currency,
      currencyDisplay: 'narrowSymbol',
    })
    formats.set(money.currency, format)
  }
  // From the exact decimal text: dividing by 100 would go through a float.
  return format.format(decimal(money) as Intl.StringNumericLiteral)
}

/** An amount for a field to edit: a plain decimal, `12.50`. */
export function editableMoney(money: Money): string {
  return decimal(money)
}

/**
 * Reads an amount as people type it, with a point or a comma before the decimals, in the currency's smallest unit;
 * `NaN` when it is none, for the command to say so.
 */
export function readMoney(text: string, currency: CurrencyCode): number {
  const compact = text.replace(/[\s'’]/g, '')
  const lastMark = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','))
  const plain =
    lastMark < 0
      ? compact
      : `${compact.slice(0, lastMark).replace(/[.,]/g, '')}.${compact.slice(lastMark + 1)}`
  return parseDecimal(plain, currency) ?? Number.NaN
}
