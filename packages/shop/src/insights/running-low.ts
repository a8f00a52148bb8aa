import { daysLater } from '../day.ts'
import type { SoldOrder } from './best-sellers.ts'
import { holds } from './period.ts'

/** Days whose sales tell the pace at which a product goes. */
const paceDays = 28
/** How many days ahead somebody wants to know. */
const horizon = 14

/** How it stands with a product that is running low. */
export interface RunningLow {
  /** What is there and not set aside. */
  readonly free: number
  /** How many whole days that lasts at the pace of the last 28; `undefined` when it is more than 14. */
  readonly daysLeft: number | undefined
}

/** How many of each product were sold in the last 28 days, today among them, in whatever currency. */
export function recentlySold(orders: readonly SoldOrder[], today: string): ReadonlyMap<string, number> {
  const period = { from: daysLater(today, 1 - paceDays), to: today }
  const sold = new Map<string, number>()
  for (const order of orders) {
    if (!holds(period, order.placedOn)) continue
    for (const { product, quantity } of order.sold) sold.set(product, (sold.get(product) ?? 0) + quantity)
  }
  return sold
}

/**
 * Whether a product runs low: fewer are free than somebody wants to know of, or at the pace of the last 28 days it is gone
 * within 14. `undefined` when it does not, when it is not sold any more, and when nobody keeps count of it.
 *
 * @example
 * runningLow({ archived: false, lowBelow: 0 }, 3, 14) // { free: 3, daysLeft: 6 }
 */
export function runningLow(
  { archived, lowBelow }: { readonly archived: boolean; readonly lowBelow: number },
  /** What is there and not set aside; `undefined` where nobody keeps count. */
  free: number | undefined,
  /** How many were sold in the last 28 days. */
  sold: number,
): RunningLow | undefined {
  if (archived || free === undefined) return undefined
  const lasts = sold > 0 ? Math.max(0, Math.floor((free * paceDays) / sold)) : Number.POSITIVE_INFINITY
  const daysLeft = lasts <= horizon ? lasts : undefined
  return free < lowBelow || daysLeft !== undefined ? { free, daysLeft } : undefined
}

/** What is gone first comes first; what lasts longer comes last, the fewest first. */
export function compareUrgency(a: RunningLow, b: RunningLow): number {
  const days = (a.daysLeft ?? Number.MAX_SAFE_INTEGER) - (b.daysLeft ?? Number.MAX_SAFE_INTEGER)
  return days || a.free - b.free
}
