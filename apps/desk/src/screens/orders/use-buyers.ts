import { useCallback } from 'react'
import { useDirectory } from '../customers/use-directory.ts'

/** Whose an order is. */
export interface Buyer {
  /** The id of who remains after all merges; empty where nobody was chosen. */
  readonly id: string
  readonly name: string
}

/**
 * Whose an order is by now, another function whenever a customer changed. An order keeps the name it was placed for,
 * unless it turned out that somebody had several records: then all of their orders bear one name.
 */
export function useBuyers(): (order: { readonly customer: string; readonly customerName: string }) => Buyer {
  const directory = useDirectory()
  return useCallback(
    ({ customer, customerName }) => {
      const buyer = directory.of(customer)
      return buyer && buyer.aliases.length > 0 ? buyer : { id: customer, name: customerName }
    },
    [directory],
  )
}
