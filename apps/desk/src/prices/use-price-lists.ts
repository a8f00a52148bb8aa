import { useView } from '@causeway/react'
import { priceListList, standardPrices } from '@causeway/shop'
import { useMemo } from 'react'

/** A price list as people know it. */
export interface PriceList {
  readonly id: string
  readonly name: string
  readonly closed: boolean
}

/** The price lists beside the standard prices, by name; closed ones too. */
export function usePriceLists(): readonly PriceList[] {
  return useView(priceListList, ({ sorted }) => sorted)
}

/** What can be chosen: the standard prices, the lists that are open, and what is chosen already. */
export function usePriceListOptions(chosen: string) {
  const lists = usePriceLists()
  return useMemo(
    () => [
      { value: standardPrices, title: 'Standard prices' },
      ...lists
        .filter(({ id, closed }) => !closed || id === chosen)
        .map(({ id, name, closed }) => ({ value: id, title: closed ? `${name} (closed)` : name })),
    ],
    [lists, chosen],
  )
}

/** What a price list is called. */
export function priceListName(lists: readonly PriceList[], id: string): string {
  return id === standardPrices
    ? 'Standard prices'
    : (lists.find((list) => list.id === id)?.name ?? 'A price list')
}
