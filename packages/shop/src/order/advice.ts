import { priceBy } from '../price-list/prices.ts'
import type { ProductState } from '../product/product.ts'
import { type StockState, shelf } from '../stock/state.ts'
import { isDue, type OrderLine, type OrderState, priceListOf, shortOf } from './state.ts'

/**
 * What can be said of a line's goods: nobody counts them, they are not asked for yet; `expected` until the relay has
 * set them aside; then `promised`, `short`, or waited for on `backorder`.
 */
export type Availability = 'not asked' | 'expected' | 'promised' | 'short' | 'backorder'

/** How it stands with a line's goods. `isCounted` says whether anybody counts the product's shelf. */
export function availabilityOf(order: OrderState, line: OrderLine, isCounted: boolean): Availability {
  if (!isDue(order) || !isCounted) return 'not asked'
  const { assured, backordered } = line
  if (!assured || assured.wanted !== line.quantity) return 'expected'
  if (assured.promised >= assured.wanted) return 'promised'
  return backordered || shortOf(line) === 0 ? 'backorder' : 'short'
}

/**
 * The product's price of now by the order's price list, when a line that is not agreed yet was added at another, and
 * nobody has decided.
 */
export function newPriceOf(order: OrderState, line: OrderLine, sold: ProductState): number | undefined {
  const list = priceListOf(order)
  const { price, version } = priceBy(list, sold)
  const isOutdated =
    sold.added &&
    order.progress === 'draft' &&
    line.priceVersion > 0 &&
    (line.priceVersion !== version || line.priceList !== list) &&
    price.currency === order.currency
  return isOutdated && (line.price.amount !== price.amount || line.price.per !== 1) ? price.amount : undefined
}

/** How many more of a product an order may have of a shelf: what is free there and what is set aside for it, less what it has. */
export function leftFor(order: OrderState, product: string, there: StockState): number {
  const lines = Object.values(order.lines).filter((line) => line.product === product)
  const has = lines.reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0)
  const promised = lines.reduce((sum, { assured }) => sum + (assured?.promised ?? 0), 0)
  return shelf(there).free + promised - has
}
