import type { CurrencyCode, Money } from '@causeway/shop'
import { formatMoney } from '../format/money.ts'

/**
 * Reads what an event or a command says, field by field, for words to be made of it. Older versions may lack a field
 * and newer ones bear others: what is not there reads as nothing.
 */
export interface Fields {
  has(name: string): boolean
  /** The empty text where there is none. */
  text(name: string): string
  /** 0 where there is none. */
  count(name: string): number
  /** An amount in the currency's smallest unit, or a whole price, as people write it. */
  money(name: string, currency: CurrencyCode): string
}

/** The fields of an event's data or a command's input. */
export function fieldsOf(data: unknown): Fields {
  const values = new Map<string, unknown>(isObject(data) ? Object.entries(data) : [])
  const count = (name: string) => {
    const value = values.get(name)
    return typeof value === 'number' ? value : 0
  }
  return {
    has: (name) => values.get(name) !== undefined,
    text(name) {
      const value = values.get(name)
      return value === undefined || isObject(value) ? '' : String(value)
    },
    count,
    money(name, currency) {
      const value = values.get(name)
      if (isMoney(value)) return formatMoney(value)
      if (isLinePrice(value)) {
        const price = formatMoney({ amount: value.amount, currency })
        return value.per === 1 ? price : `${price} for ${value.per}`
      }
      return formatMoney({ amount: count(name), currency })
    },
  }
}

/** True for an amount with its currency. */
export function isMoney(value: unknown): value is Money {
  return isObject(value) && 'amount' in value && 'currency' in value
}

function isLinePrice(value: unknown): value is { readonly amount: number; readonly per: number } {
  return isObject(value) && 'amount' in value && 'per' in value
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
