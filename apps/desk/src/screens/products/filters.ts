import type { RowOf } from '@causeway/core'
import type { productList } from '@causeway/shop'
import type { ProductShelf } from './use-shelves.ts'

/** A product as the list shows it. */
export type ProductListRow = RowOf<typeof productList>

/** A part of the products one looks through. */
export type ProductFilter = 'sold' | 'low' | 'none-free' | 'archived'

/** The parts, in the order they are offered. What is archived is in its own part only. */
export const productFilters: readonly {
  readonly name: ProductFilter
  readonly title: string
  readonly holds: (row: Pick<ProductListRow, 'archived'>, shelf: ProductShelf, isLow: boolean) => boolean
}[] = [
  { name: 'sold', title: 'For sale', holds: ({ archived }) => !archived },
  { name: 'low', title: 'Low', holds: (_row, _shelf, isLow) => isLow },
  {
    name: 'none-free',
    title: 'None free',
    holds: ({ archived }, { free, isCounted }) => !archived && isCounted && free <= 0,
  },
  { name: 'archived', title: 'Archived', holds: ({ archived }) => archived },
]

/** What a search looks at in a product. */
export function productTexts({ name, sku }: ProductListRow): readonly string[] {
  return [name, sku]
}
