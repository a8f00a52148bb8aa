import { useView } from '@causeway/react'
import { type CurrencyCode, currencyCodes, type Directory, type Money, orderList } from '@causeway/shop'
import { workedOutOnce } from '../../list/worked-out-once.ts'
import { useDirectory } from './use-directory.ts'

type Totals = ReadonlyMap<string, { readonly sums: Readonly<Record<string, number>> }>

const owedOnce = workedOutOnce((totals: Totals) =>
  workedOutOnce((directory: Directory) => owedOf(directory, totals)),
)

/** What each customer still has to pay, by currency; nobody who owes nothing. */
export function useOwed(): ReadonlyMap<string, readonly Money[]> {
  const directory = useDirectory()
  const totals = useView(orderList, (model) => model.totals.owedByCustomer)
  return owedOnce(totals)(directory)
}

function owedOf(directory: Directory, totals: Totals): ReadonlyMap<string, readonly Money[]> {
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
