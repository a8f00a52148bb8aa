import { useAggregate, useView } from '@causeway/react'
import { type CurrencyCode, desk, productList, theDesk } from '@causeway/shop'

/** The currency this desk works in: the one it chose, else that of its products. */
export function useCurrency(): CurrencyCode {
  const { currency } = useAggregate(desk, theDesk).state
  const inUse = useView(productList, ({ sorted }) => sorted[0]?.price.currency ?? 'EUR')
  return currency ?? inUse
}
