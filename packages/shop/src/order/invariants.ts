import { decimal } from '../money.ts'
import {
  type OrderState,
  openDecline,
  orderedLines,
  orderTotals,
  promisedRefunds,
  returnedOf,
  shortOf,
} from './state.ts'

const shortLines = (state: OrderState) =>
  state.progress === 'confirmed' ? orderedLines(state).filter((line) => shortOf(line) > 0) : []

/** What should hold of every order. What does not is shown to a person, and clears when it is right again. */
export const orderInvariants = {
  notOverpaid: {
    holds: (state: OrderState) => state.progress === 'cancelled' || orderTotals(state).balance >= 0,
    message: () => 'More was paid than the order comes to. Give the difference back, or check the payments.',
  },
  notOverRefunded: {
    holds: (state: OrderState) => orderTotals(state).paid >= 0,
    message: () => 'More was handed back than was ever paid. Check the refunds.',
  },
  notOverPromised: {
    holds: (state: OrderState) => promisedRefunds(state) <= Math.max(0, orderTotals(state).paid),
    message: () => 'More is promised back than was paid. Withdraw a promise, or check the payments.',
  },
  paymentsCame: {
    holds: (state: OrderState) => openDecline(state) === 0,
    message: (state: OrderState) => {
      const open = `${decimal({ amount: openDecline(state), currency: state.currency })} ${state.currency}`
      return `A payment was declined, so ${open} is open again. Take it another way, or leave it open.`
    },
  },
  noMoneyHeld: {
    holds: (state: OrderState) => state.progress !== 'cancelled' || orderTotals(state).paid <= 0,
    message: () => 'The order is cancelled, but money was taken for it. Pay it back.',
  },
  quantitiesMakeSense: {
    holds: (state: OrderState) => Object.values(state.lines).every(({ quantity }) => quantity >= 1),
    message: () => 'A line has come down to nothing. Remove it, or set it right.',
  },
  returnsMakeSense: {
    holds: (state: OrderState) =>
      Object.entries(state.lines).every(([line, { quantity }]) => returnedOf(state, line) <= quantity),
    message: () => 'More came back than was ever sold. Check what was returned.',
  },
  collectedInTime: {
    holds: ({ holdExpired, progress }: OrderState) => !holdExpired || progress !== 'confirmed',
    message: () =>
      'Nobody collected this order in time, so its goods are free again. Keep them longer, or cancel it.',
  },
  goodsAreThere: {
    holds: (state: OrderState) => shortLines(state).length === 0,
    message: (state: OrderState) => {
      const missing = shortLines(state).map((line) => `${shortOf(line)} × ${line.name}`)
      return `Not on the shelf: ${missing.join(', ')}. Put it on backorder, take it off, or cancel and pay back.`
    },
  },
}
