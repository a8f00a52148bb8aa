import type { Money } from '../money.ts'
import type { ProductState } from '../product/product.ts'
import { standardPrices } from './price-list.ts'

/** What a product costs by a price list. */
export interface CurrentPrice {
  readonly price: Money
  /** When that became the price, a hybrid stamp: the version of the price list. */
  readonly version: number
  /** The list has a price of its own for it, and not the standard one. */
  readonly isOwn: boolean
}

type Prices = Pick<ProductState, 'price' | 'pricedAt' | 'listPrices'>

/** What a product costs by a price list now: the list's own price, or else the standard one. */
export function priceBy(list: string, { price, pricedAt, listPrices }: Prices): CurrentPrice {
  const listed = list !== standardPrices && Object.hasOwn(listPrices, list) ? listPrices[list] : undefined
  if (listed?.price) return { price: listed.price, version: listed.at, isOwn: true }
  // A price that was taken off the list is a change of what it says, too.
  return { price, version: Math.max(pricedAt, listed?.at ?? 0), isOwn: false }
}
