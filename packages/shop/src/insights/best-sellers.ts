import type { CurrencyCode } from '../money.ts'
import type { SoldLine } from '../order/state.ts'
import { holds, type Period } from './period.ts'

/** As much of an order as says what it sold, and when. */
export interface SoldOrder {
  readonly currency: CurrencyCode
  /** The shop's day, `2024-03-05`. */
  readonly placedOn: string
  readonly sold: readonly SoldLine[]
}

/** What was sold of a product. */
export interface ProductSales {
  readonly product: string
  /** As it was called in one of the orders. */
  readonly name: string
  readonly quantity: number
  /** In the currency's smallest unit. */
  readonly amount: number
}

export type Measure = 'quantity' | 'amount'

/** What was sold of each product in a currency and a period, by product. */
export function productSales(
  orders: readonly SoldOrder[],
  currency: CurrencyCode,
  period: Period,
): readonly ProductSales[] {
  const byProduct = new Map<string, { product: string; name: string; quantity: number; amount: number }>()
  for (const order of orders) {
    if (order.currency !== currency || !holds(period, order.placedOn)) continue
    for (const { product, name, quantity, amount } of order.sold) {
      const sales = byProduct.get(product)
      if (sales) {
        // In place: there may be ten thousand lines, and nobody else holds these yet.
        sales.quantity += quantity
        sales.amount += amount
      } else byProduct.set(product, { product, name, quantity, amount })
    }
  }
  return [...byProduct.values()]
}

/** The products that sold most, the first ten; those that sold as much in the order of the other measure. */
export function bestSellers(
  sales: readonly ProductSales[],
  by: Measure,
  count = 10,
): readonly ProductSales[] {
  const other = by === 'quantity' ? 'amount' : 'quantity'
  return sales
    .filter((one) => one[by] > 0)
    .sort((a, b) => b[by] - a[by] || b[other] - a[other] || (a.product < b.product ? -1 : 1))
    .slice(0, count)
}
