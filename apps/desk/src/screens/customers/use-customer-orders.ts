import { type RowOf, streamId } from '@causeway/core'
import { useView, useWorkspace } from '@causeway/react'
import { type Customer, order, orderList, type Spending, spendingOf } from '@causeway/shop'
import { useMemo } from 'react'

type OrderRow = RowOf<typeof orderList>

/** Somebody's orders under any of their ids, newest first, and what they come to. */
export function useCustomerOrders(customer: Pick<Customer, 'id' | 'aliases'>): {
  readonly orders: readonly OrderRow[]
  readonly spending: Spending
} {
  const workspace = useWorkspace()
  const ids = new Set(recordsOf(customer))
  const orders = useView(orderList, ({ sorted }) => sorted.filter((row) => ids.has(row.customer)))
  const spending = useMemo(
    () => spendingOf(orders.map(({ id }) => workspace.state(order, id))),
    [workspace, orders],
  )
  return { orders, spending }
}

/** The ids of somebody's records, that of whoever remains first. */
export function recordsOf({ id, aliases }: Pick<Customer, 'id' | 'aliases'>): readonly string[] {
  return [id, ...aliases.map((alias) => alias.id)]
}

/** The streams of somebody's records. */
export function streamsOf(customer: Pick<Customer, 'id' | 'aliases'>): readonly string[] {
  return recordsOf(customer).map((id) => streamId('customer', id))
}
