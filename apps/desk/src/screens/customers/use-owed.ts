import { useView } from '@causeway/react'
import { type CurrencyCode, currencyCodes, type Directory, type Money, orderList } from '@causeway/shop'
import { useMemo } from 'react'
import { useDirectory } from './use-directory.ts'

/** What each customer still has to pay, by currency; nobody who owes nothing. */
export function useOwed(): ReadonlyMap<string, readonly Money[]> {
  const directory = useDirectory()
  const totals = useView(orderList, (model) => model.totals.owedByCustomer)
  return useMemo(() => owedOf(directory, totals), [directory, totals])
}

function owedOf(
  directory: Directory,
  totals: ReadonlyMap<string, { readonly sums: Readonly<Record<string, number>> }>,
): ReadonlyMap<string, readonly Money[]> {
  const owed = new Map<string, Map<CurrencyCode, number>>()
  for (const [group, { sums }] of totals) {
    // An id may hold slashes, a currency does not.
    const slash = group.lastIndexOf('/')
    const currency = currencyCodes.find((code) => code === group.slice(slash + 1))
    const customer = directory.of(group.slice(0, slash))
    if (!customer || !currency) continue
    const amounts = owed.get(customer.id) ?? new Map<CurrencyCode, number>()
    amounts.set(currency, (amounts.get(currency) ?? 0) + (sums.balance ?? 0))
    owed.set(customer.id, amounts)
  }
  return new Map(
    [...owed].map(([id, amounts]) => [id, [...amounts].map(([currency, amount]) => ({ amount, currency }))]),
  )
}
