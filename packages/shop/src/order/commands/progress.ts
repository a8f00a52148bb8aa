import { type DecideContext, reject } from '@causeway/core'
import { z } from 'zod'
import { desk, theDesk } from '../../desk/desk.ts'
import { priceList, standardPrices } from '../../price-list/price-list.ts'
import { optionalText } from '../../words.ts'
import {
  GoodsHandedOver,
  GoodsReturned,
  HoldExtended,
  MatterSettled,
  OrderCancelled,
  OrderConfirmed,
  OrderPicked,
  OrderShipped,
  returnData,
  settledMatter,
} from '../events.ts'
import { lineOf, type OrderState, priceListOf, returnedOf } from '../state.ts'
import { closed, notThere } from './open.ts'

const nothing = z.object({})

/** Agrees an order with its customer: its prices are fixed, and its goods are set aside. */
export const confirm = {
  input: nothing,
  decide: (state: OrderState, _input: object, { now, read }: DecideContext) => {
    if (state.progress === 'confirmed' && state.confirmed) return []
    const refusal = closed(state)
    if (refusal) return refusal
    const lines = Object.keys(state.lines)
    if (lines.length === 0) return reject('no-lines', 'Add at least one line first.')
    const list = priceListOf(state)
    const taken = Object.values(state.lines).filter((line) => line.priceList === list)
    const agreed = {
      list,
      name: read(priceList, list).name,
      version: Math.max(0, ...taken.map(({ priceVersion }) => priceVersion)),
    }
    const { holdDays } = read(desk, theDesk)
    const isKept = holdDays > 0 && state.fulfilment === 'counter'
    return [
      OrderConfirmed.of({
        lines,
        ...(list !== standardPrices && { priceList: agreed }),
        ...(isKept && { holdUntil: now + holdDays * day }),
      }),
    ]
  },
}

/** Milliseconds. */
const day = 86_400_000

const keeping = z.object({
  days: z.int('Enter a whole number.').min(1, 'Enter at least 1.').max(365, 'Enter at most 365.'),
})

/** Keeps the goods of an order longer, from now on. */
export const keepLonger = {
  input: keeping,
  decide: ({ progress }: OrderState, { days }: z.output<typeof keeping>, { now }: DecideContext) => {
    if (progress === 'none') return notThere
    return progress === 'confirmed'
      ? [HoldExtended.of({ until: now + days * day })]
      : reject('not-waiting', 'This order is not waiting to be collected.')
  },
}

const picking = z.object({ picked: z.boolean() })

/** Says that the goods lie ready, or do not any more. */
export const pick = {
  input: picking,
  decide: (state: OrderState, { picked }: z.output<typeof picking>) => {
    if (state.progress === 'none') return notThere
    if (state.progress !== 'confirmed') return reject('not-confirmed', 'Confirm the order first.')
    return picked === state.picked ? [] : [OrderPicked.of({ picked })]
  },
}

const takingBack = returnData.partial({ return: true })

/** Takes goods back that a customer brings: a fact, at most what the customer has. */
export const takeBack = {
  input: takingBack,
  decide: (state: OrderState, input: z.output<typeof takingBack>, { newId }: DecideContext) => {
    if (state.progress === 'none') return notThere
    if (input.return !== undefined && Object.hasOwn(state.returns, input.return)) return []
    if (state.progress !== 'handed over' && state.progress !== 'shipped')
      return reject('not-left', 'Its goods have not left, or are back already.')
    const isTooMany = input.goods.some(
      ({ line, quantity }) => quantity > (lineOf(state, line)?.quantity ?? 0) - returnedOf(state, line),
    )
    return isTooMany
      ? reject('too-many', 'That is more than the customer has.')
      : [GoodsReturned.of({ ...input, return: input.return ?? newId() })]
  },
}

/** Goods in the customer's hands are a fact. */
export const handOver = {
  input: nothing,
  decide: ({ progress }: OrderState) => {
    if (progress === 'none') return notThere
    if (progress === 'shipped') return reject('shipped', 'The parcel is on its way already.')
    return progress === 'handed over' || progress === 'returned' ? [] : [GoodsHandedOver.of({})]
  },
}

const shipping = z.object({ parcel: optionalText })

/** A parcel that left is a fact; it bears the delivery address of that moment. */
export const ship = {
  input: shipping,
  decide: (state: OrderState, { parcel }: z.output<typeof shipping>) => {
    if (state.progress === 'none') return notThere
    if (state.progress === 'shipped' || state.progress === 'returned') return []
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
    if (progress === 'returned') return reject('returned', 'Its goods are back already.')
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
