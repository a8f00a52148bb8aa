import { reject } from '@causeway/core'
import type { OrderState } from '../state.ts'

/** Why nothing can be asked of an order that was never placed. */
export const notThere = reject('no-order', 'This order is not there.')
const notOpen = reject(
  'not-open',
  'This order is closed: its goods have left, or it was cancelled. Start a new one.',
)

/** Why its prices cannot be changed any more. */
export const pricesFixed = reject('prices-fixed', 'Prices are fixed when an order is confirmed.')

/** Why an order's lines cannot be changed; `undefined` when they can. */
export function closed({ progress }: OrderState) {
  if (progress === 'none') return notThere
  return progress === 'draft' || progress === 'confirmed' ? undefined : notOpen
}
