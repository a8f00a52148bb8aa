import { useView } from '@causeway/react'
import { localDay, orderList, type RunningLow, recentlySold, runningLow, stockList } from '@causeway/shop'
import { useCallback, useDeferredValue } from 'react'
import { workedOutOnce } from '../../list/worked-out-once.ts'
import { useNow } from '../../parts/use-now.ts'
import type { ProductListRow } from './filters.ts'

const soldOnce = workedOutOnce((orders: Parameters<typeof recentlySold>[0]) => {
  const byDay = new Map<string, ReturnType<typeof recentlySold>>()
  return (today: string) => {
    const sold = byDay.get(today) ?? recentlySold(orders, today)
    byDay.set(today, sold)
    return sold
  }
})

/** Whether a product runs low, by what is free of it and how fast it sells; another function when either changed. */
export function useRunningLow(): (
  product: Pick<ProductListRow, 'id' | 'archived' | 'lowBelow'>,
) => RunningLow | undefined {
  // Deferred: a product is marked a moment later, and no key press waits for thousands of orders to be looked through.
  const orders = useDeferredValue(useView(orderList, ({ sorted }) => sorted))
  const stock = useView(stockList, ({ totals }) => totals.byProduct)
  const today = localDay(useNow())
  const sold = soldOnce(orders)(today)
  return useCallback(
    (product) => runningLow(product, stock.get(product.id)?.sums.free, sold.get(product.id) ?? 0),
    [stock, sold],
  )
}
