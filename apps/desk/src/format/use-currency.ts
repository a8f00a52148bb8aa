import { useView } from '@causeway/react'
import { type CurrencyCode, productList } from '@causeway/shop'

/** The currency this desk works in: that of its products. */
export function useCurrency(): CurrencyCode {
  return useView(productList, ({ sorted }) => sorted[0]?.price.currency ?? 'EUR')
}
