import { useView } from '@causeway/react'
import { localDay, orderList, type RunningLow, recentlySold, runningLow, stockList } from '@causeway/shop'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { useNow } from '../../parts/use-now.ts'
import type { ProductListRow } from './filters.ts'

/** Whether a product runs low, by what is free of it and how fast it sells; another function when either changed. */
export function useRunningLow(): (
  product: Pick<ProductListRow, 'id' | 'archived' | 'lowBelow'>,
) => RunningLow | undefined {
  // Deferred: a product is marked a moment later, and no key press waits for thousands of orders to be looked through.
  const orders = useDeferredValue(useView(orderList, ({ sorted }) => sorted))
  const stock = useView(stockList, ({ totals }) => totals.byProduct)
  const today = localDay(useNow())
  const sold = useMemo(() => recentlySold(orders, today), [orders, today])
  return useCallback(
    (product) => runningLow(product, stock.get(product.id)?.sums.free, sold.get(product.id) ?? 0),
    [stock, sold],
  )
}
