import { useView } from '@causeway/react'
import { type Shelf, stockList } from '@causeway/shop'
import { useCallback } from 'react'

/** What there is of a product, over all locations; another function whenever one of them changed. */
export function useShelves(): (product: string) => Shelf {
  const stock = useView(stockList, ({ totals }) => totals.byProduct)
  return useCallback(
    (product) => {
      const { onHand = 0, reserved = 0, free = 0 } = stock.get(product)?.sums ?? {}
      return { onHand, reserved, free }
    },
    [stock],
  )
}
