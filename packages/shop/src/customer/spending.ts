import type { CurrencyCode } from '../money.ts'
import { isSale, type OrderState, orderTotals } from '../order/state.ts'

/** What somebody bought, and what of it is to be paid. */
export interface Spending {
  /** Orders that were agreed and not called off. */
  readonly orders: number
  /** When the last of them was placed, milliseconds since 1970; `undefined` before the first. */
  readonly lastAt: number | undefined
  /** Amounts of two currencies do not add up; the one most is spent in first. */
  readonly byCurrency: readonly {
    readonly currency: CurrencyCode
    readonly total: number
    /** Still to be paid. */
    readonly owed: number
  }[]
  /** Products by how many of them were bought, at most five. */
  readonly favourites: readonly {
    readonly product: string
    readonly name: string
    readonly quantity: number
  }[]
}

const mostBought = 5

/** Adds up what somebody bought. */
export function spendingOf(orders: readonly OrderState[]): Spending {
  const sold = orders.filter(({ progress }) => isSale(progress))
  const byCurrency = new Map<CurrencyCode, { total: number; owed: number }>()
  const byProduct = new Map<string, { name: string; quantity: number }>()
  for (const order of sold) {
    const { total, balance } = orderTotals(order)
    const sums = byCurrency.get(order.currency) ?? { total: 0, owed: 0 }
    byCurrency.set(order.currency, { total: sums.total + total, owed: sums.owed + Math.max(0, balance) })
    for (const { product, name, quantity } of Object.values(order.lines)) {
      const before = byProduct.get(product)?.quantity ?? 0
      byProduct.set(product, { name, quantity: before + Math.max(0, quantity) })
    }
  }
  return {
    orders: sold.length,
    lastAt: sold.length === 0 ? undefined : Math.max(...sold.map(({ placedAt }) => placedAt)),
    byCurrency: [...byCurrency]
      .map(([currency, sums]) => ({ currency, ...sums }))
      .toSorted((a, b) => b.total - a.total || (a.currency < b.currency ? -1 : 1)),
    favourites: [...byProduct]
      .map(([product, bought]) => ({ product, ...bought }))
      .filter(({ quantity }) => quantity > 0)
      .toSorted((a, b) => b.quantity - a.quantity || (a.name < b.name ? -1 : 1))
      .slice(0, mostBought),
  }
}
