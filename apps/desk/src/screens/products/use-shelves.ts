import { useView } from '@causeway/react'
import { type Shelf, stockList } from '@causeway/shop'
import { useCallback } from 'react'

/** What there is of a product, over all locations. */
export interface ProductShelf extends Shelf {
  /** Whether anybody ever said how many there are; of the others nothing is known. */
  readonly isCounted: boolean
}

/** What there is of any product; another function whenever a shelf changed. */
export function useShelves(): (product: string) => ProductShelf {
  const stock = useView(stockList, ({ totals }) => totals.byProduct)
  return useCallback(
    (product) => {
      const there = stock.get(product)
      const { onHand = 0, reserved = 0, free = 0 } = there?.sums ?? {}
      return { onHand, reserved, free, isCounted: there !== undefined }
    },
    [stock],
  )
}
