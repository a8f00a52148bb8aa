import type { CurrencyCode } from '../money.ts'
import { isSale, type Progress } from '../order/state.ts'

/** As much of an order as says what is still to be paid. */
interface Owing {
  readonly currency: CurrencyCode
  readonly progress: Progress
  /** What is still to be paid; below zero when more was paid than is due. */
  readonly balance: number
}

/** Orders whose money is not settled, the largest amount first, and what they come to. */
export interface Unsettled<Order> {
  readonly orders: readonly Order[]
  /** Above zero, in the currency's smallest unit. */
  readonly sum: number
}

/** Who still owes money: orders that are agreed and not wholly paid. */
export function stillOwed<Order extends Owing>(
  orders: readonly Order[],
  currency: CurrencyCode,
): Unsettled<Order> {
  return unsettled(
    orders.filter((order) => order.currency === currency && isSale(order.progress) && order.balance > 0),
  )
}

/** Money that is not the shop's: paid for orders that were cancelled since, or more than was due. */
export function toGiveBack<Order extends Owing>(
  orders: readonly Order[],
  currency: CurrencyCode,
): Unsettled<Order> {
  // What was paid ahead on a draft is neither: its lines are still being written down.
  return unsettled(
    orders.filter((order) => order.currency === currency && order.progress !== 'draft' && order.balance < 0),
  )
}

function unsettled<Order extends Owing>(orders: readonly Order[]): Unsettled<Order> {
  const sum = orders.reduce((total, { balance }) => total + Math.abs(balance), 0)
  return { orders: orders.toSorted((a, b) => Math.abs(b.balance) - Math.abs(a.balance)), sum }
}
