import { process } from '@causeway/core'
import { order } from '../order/order.ts'
import { isDue } from '../order/state.ts'

/** Frees the goods of orders that nobody collected in time. */
export const holds = process('holds', {
  of: order,
  react: (state, { id, now }) =>
    isDue(state) && state.holdUntil !== undefined && state.holdUntil <= now
      ? [order.commands.expireHold(id, {})]
      : [],
  wakeAt: (state) => (isDue(state) ? state.holdUntil : undefined),
})
