import { isDue, type OrderState, orderedLines } from './state.ts'

/** What is to be taken from the shelf of one product, and for whom. */
export interface PickingRow {
  readonly product: string
  readonly name: string
  readonly quantity: number
  readonly orders: readonly { readonly number: string; readonly quantity: number }[]
}

/** What is to be taken from the shelves of a location for the orders that wait and do not lie ready, by product. */
export function pickingRows(orders: Iterable<OrderState>, location: string): readonly PickingRow[] {
  const rows = new Map<string, PickingRow>()
  for (const state of orders) {
    if (!isDue(state) || state.picked || state.location !== location) continue
    for (const { product, name, quantity } of orderedLines(state)) {
      if (quantity < 1) continue
      const row = rows.get(product) ?? { product, name, quantity: 0, orders: [] }
      rows.set(product, {
        ...row,
        quantity: row.quantity + quantity,
        orders: [...row.orders, { number: state.number, quantity }],
      })
    }
  }
  return [...rows.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}
