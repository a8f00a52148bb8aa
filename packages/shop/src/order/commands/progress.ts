import { reject } from '@causeway/core'
import { z } from 'zod'
import { optionalText } from '../../words.ts'
import {
  GoodsHandedOver,
  MatterSettled,
  OrderCancelled,
  OrderConfirmed,
  OrderShipped,
  settledMatter,
} from '../events.ts'
import type { OrderState } from '../state.ts'
import { closed, notThere } from './open.ts'

const nothing = z.object({})

/** Agrees an order with its customer: its prices are fixed, and its goods are set aside. */
export const confirm = {
  input: nothing,
  decide: (state: OrderState) => {
    if (state.progress === 'confirmed' && state.confirmed) return []
    const refusal = closed(state)
    if (refusal) return refusal
    const lines = Object.keys(state.lines)
    return lines.length === 0
      ? reject('no-lines', 'Add at least one line first.')
      : [OrderConfirmed.of({ lines })]
  },
}

/** Goods in the customer's hands are a fact. */
export const handOver = {
  input: nothing,
  decide: ({ progress }: OrderState) => {
    if (progress === 'none') return notThere
    if (progress === 'shipped') return reject('shipped', 'The parcel is on its way already.')
    return progress === 'handed over' ? [] : [GoodsHandedOver.of({})]
  },
}

const shipping = z.object({ parcel: optionalText })

/** A parcel that left is a fact; it bears the delivery address of that moment. */
export const ship = {
  input: shipping,
  decide: (state: OrderState, { parcel }: z.output<typeof shipping>) => {
    if (state.progress === 'none') return notThere
    if (state.progress === 'shipped') return []
    if (state.delivery === '') return reject('no-address', 'Enter the delivery address first.')
    return [OrderShipped.of({ address: state.delivery, ...(parcel !== undefined && { parcel }) })]
  },
}

const cancelling = z.object({ reason: optionalText })

export const cancel = {
  input: cancelling,
  decide: ({ progress }: OrderState, input: z.output<typeof cancelling>) => {
    if (progress === 'none') return notThere
    if (progress === 'handed over')
      return reject('handed-over', 'The goods are with the customer, so it cannot be cancelled.')
    if (progress === 'shipped')
      return reject('shipped', 'The parcel is on its way, so it cannot be cancelled.')
    return progress === 'cancelled' ? [] : [OrderCancelled.of(input)]
  },
}

/** Takes a flag off that two people's changes raised: what stands may stay. `key` is the flag's `rule`. */
export const settle = {
  input: settledMatter,
  decide: (state: OrderState, matter: z.output<typeof settledMatter>) =>
    state.progress === 'none' ? notThere : [MatterSettled.of(matter)],
}
