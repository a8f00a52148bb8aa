import { type DecideContext, reject } from '@causeway/core'
import { z } from 'zod'
import { settledByCash } from '../../drawer/cash.ts'
import { readDrawer } from '../../drawer/state.ts'
import { amount } from '../../money.ts'
import { id, optionalText } from '../../words.ts'
import {
  DeclineSettled,
  PaymentDeclined,
  PaymentRecorded,
  paymentData,
  RefundPromised,
  RefundRecorded,
} from '../events.ts'
import { type OrderState, orderTotals, promisedRefunds } from '../state.ts'
import { notThere } from './open.ts'

/** `amount` is what changed hands, less the change: cash as coins allow. */
const moneyMoved = paymentData.omit({ rounding: true }).partial({ payment: true })

/** Money taken is a fact: it is recorded whatever the state of the order. */
export const recordPayment = {
  input: moneyMoved,
  decide: (state: OrderState, input: z.output<typeof moneyMoved>, context: DecideContext) => {
    if (state.progress === 'none') return notThere
    if (isRecorded(state, input.payment)) return []
    if (input.given !== undefined && (input.tender !== 'cash' || input.given < input.amount))
      return reject('too-little-given', 'The customer gave less than that in cash.')
    const moved = movedMoney(state, input, orderTotals(state).balance, context)
    return 'rejected' in moved ? moved : [PaymentRecorded.of(moved)]
  },
}

/** Money handed back is a fact too. */
export const recordRefund = {
  input: moneyMoved,
  decide: (state: OrderState, input: z.output<typeof moneyMoved>, context: DecideContext) => {
    if (state.progress === 'none') return notThere
    if (isRecorded(state, input.payment)) return []
    const moved = movedMoney(
      state,
      input,
      promisedAs(state, input.payment) ?? -orderTotals(state).balance,
      context,
    )
    return 'rejected' in moved ? moved : [RefundRecorded.of(moved)]
  },
}

function promisedAs({ promises }: OrderState, refund: string | undefined): number | undefined {
  return refund !== undefined && Object.hasOwn(promises, refund) ? promises[refund]?.amount : undefined
}

/** What of `due` the money settles; cash in a currency that the drawer does not hold belongs into another. */
function movedMoney(
  { currency }: OrderState,
  input: z.output<typeof moneyMoved>,
  due: number,
  { read, newId }: DecideContext,
) {
  const recorded = { ...input, payment: input.payment ?? newId() }
  if (input.drawer === undefined) return recorded
  const drawer = readDrawer(read, input.drawer)
  if (drawer.added && drawer.currency !== currency)
    return reject(
      'other-currency',
      `This drawer holds ${drawer.currency}. Choose one that holds ${currency}.`,
    )
  if (input.tender !== 'cash') return recorded
  const { amount, rounding } = settledByCash(input.amount, due, drawer.smallestCoin)
  return { ...recorded, amount, ...(rounding !== 0 && { rounding }) }
}

function isRecorded(state: OrderState, payment: string | undefined): boolean {
  return payment !== undefined && Object.hasOwn(state.payments, payment)
}

const declined = z.object({ payment: id, reason: optionalText })

/** A payment by card or transfer bounced: that is a fact too. */
export const declinePayment = {
  input: declined,
  decide: (state: OrderState, { payment, reason }: z.output<typeof declined>) => {
    const there = Object.hasOwn(state.payments, payment) ? state.payments[payment] : undefined
    if (!there || there.amount <= 0) return reject('no-payment', 'There is no such payment on this order.')
    if (there.tender === 'cash')
      return reject('cash', 'Cash that was taken cannot bounce. Record a refund if it went back.')
    if (Object.hasOwn(state.declined, payment)) return []
    return [PaymentDeclined.of({ payment, ...(reason !== undefined && { reason }) })]
  },
}

const settling = z.object({ payment: id, note: optionalText })

/** Leaves open what a declined payment had paid: somebody knows, and it needs nobody. */
export const settleDecline = {
  input: settling,
  decide: (state: OrderState, { payment, note }: z.output<typeof settling>) => {
    if (!Object.hasOwn(state.declined, payment))
      return reject('not-declined', 'This payment was not declined.')
    if (Object.hasOwn(state.settledDeclines, payment)) return []
    return [DeclineSettled.of({ payment, ...(note !== undefined && { note }) })]
  },
}

const promise = z.object({
  refund: id.optional(),
  amount: amount.min(1, 'Enter an amount above zero.'),
  reason: optionalText,
})

/** Promises money back, at most what was paid. A refund recorded under the promise's id keeps it. */
export const promiseRefund = {
  input: promise,
  decide: (state: OrderState, { refund, ...input }: z.output<typeof promise>, { newId }: DecideContext) => {
    if (state.progress === 'none') return notThere
    if (refund !== undefined && Object.hasOwn(state.promises, refund)) return []
    return promisedRefunds(state) + input.amount > orderTotals(state).paid
      ? reject('too-much', 'That is more than was paid and is not promised back yet.')
      : [RefundPromised.of({ ...input, refund: refund ?? newId() })]
  },
}
