import type { ProductState } from '../product/product.ts'
import { isDue, type OrderLine, type OrderState, shortOf } from './state.ts'

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

/** The product's price of now, when a line that is not agreed yet was added at another, and nobody has decided. */
export function newPriceOf(
  order: OrderState,
  line: OrderLine,
  { price, pricedAt, added }: ProductState,
): number | undefined {
  const isOutdated =
    added &&
    order.progress === 'draft' &&
    line.priceVersion > 0 &&
    line.priceVersion < pricedAt &&
    price.currency === order.currency
  return isOutdated && (line.price.amount !== price.amount || line.price.per !== 1) ? price.amount : undefined
}
