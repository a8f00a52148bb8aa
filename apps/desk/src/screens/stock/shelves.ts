import type { RowOf } from '@causeway/core'
import type { productList, stockList } from '@causeway/shop'

/** What one location holds of one product, as the list shows it. */
export interface ShelfRow {
  readonly product: string
  readonly name: string
  readonly sku: string
  readonly onHand: number
  readonly reserved: number
  readonly free: number
  /** Somebody said how many there are. */
  readonly opened: boolean
  /** When it was counted last, a hybrid stamp; 0 where nobody did. */
  readonly countedAt: number
  readonly isLow: boolean
  readonly waiting: number
  readonly questions: number
  readonly trouble: RowOf<typeof stockList>['trouble']
}

/** A part of the shelves one looks through. */
export type ShelfFilter = 'here' | 'low' | 'short' | 'uncounted'

/** The parts, in the order they are offered. */
export const shelfFilters: readonly {
  readonly name: ShelfFilter
  readonly title: string
  readonly holds: (row: ShelfRow) => boolean
}[] = [
  { name: 'here', title: 'All', holds: () => true },
  { name: 'low', title: 'Running low', holds: ({ isLow }) => isLow },
  { name: 'short', title: 'Short', holds: ({ onHand, free }) => onHand < 0 || free < 0 },
  { name: 'uncounted', title: 'Never counted', holds: ({ countedAt }) => countedAt === 0 },
]

/** The shelves of a location: one for each product that is sold or is still there. */
export function shelvesAt(
  location: string,
  products: readonly RowOf<typeof productList>[],
  stocks: readonly RowOf<typeof stockList>[],
): readonly ShelfRow[] {
  const here = new Map(stocks.filter((row) => row.location === location).map((row) => [row.product, row]))
  return products.flatMap(({ id, name, sku, archived, lowBelow }) => {
    const stock = here.get(id)
    const { onHand = 0, reserved = 0, free = 0, opened = false, countedAt = 0 } = stock ?? {}
    if (archived && onHand === 0) return []
    return [
      {
        ...{ product: id, name, sku, onHand, reserved, free, opened, countedAt },
        isLow: opened && free < lowBelow,
        waiting: stock?.waiting ?? 0,
        questions: stock?.questions ?? 0,
        trouble: stock?.trouble,
      },
    ]
  })
}
