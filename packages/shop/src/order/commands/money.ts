import { type DecideContext, reject } from '@causeway/core'
import { z } from 'zod'
import { amount } from '../../money.ts'
import { id, optionalText } from '../../words.ts'
import { PaymentRecorded, paymentData, RefundPromised, RefundRecorded } from '../events.ts'
import { type OrderState, orderTotals, promisedRefunds } from '../state.ts'
import { notThere } from './open.ts'

const moneyMoved = paymentData.partial({ payment: true })

/** Money taken is a fact: it is recorded whatever the state of the order. */
export const recordPayment = {
  input: moneyMoved,
  decide: (state: OrderState, input: z.output<typeof moneyMoved>, { newId }: DecideContext) => {
    if (state.progress === 'none') return notThere
    return isRecorded(state, input.payment)
      ? []
      : [PaymentRecorded.of({ ...input, payment: input.payment ?? newId() })]
  },
}

/** Money handed back is a fact too. */
export const recordRefund = {
  input: moneyMoved,
  decide: (state: OrderState, input: z.output<typeof moneyMoved>, { newId }: DecideContext) => {
    if (state.progress === 'none') return notThere
    return isRecorded(state, input.payment)
      ? []
      : [RefundRecorded.of({ ...input, payment: input.payment ?? newId() })]
  },
}

function isRecorded(state: OrderState, payment: string | undefined): boolean {
  return payment !== undefined && Object.hasOwn(state.payments, payment)
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
