import { type DecideContext, reject } from '@causeway/core'
import { z } from 'zod'
import { remainingFor } from '../../customer/commands.ts'
import { customer } from '../../customer/customer.ts'
import type { CustomerState } from '../../customer/state.ts'
import { dayOf } from '../../day.ts'
import { location, locationName, mainLocation } from '../../location/location.ts'
import { currencyCode } from '../../money.ts'
import { notChoosable, priceList, standardPrices } from '../../price-list/price-list.ts'
import { day, id, moment, optionalText, priceListId, required } from '../../words.ts'
import {
  CustomerAssigned,
  DeliveryChanged,
  FulfilmentChosen,
  fulfilment,
  LocationChosen,
  OrderPlaced,
  PriceListChosen,
} from '../events.ts'
import { counterPricing, pricingPolicy } from '../pricing.ts'
import { type OrderState, priceListOf } from '../state.ts'
import { closed, notThere, pricesFixed } from './open.ts'

const placing = z.object({
  currency: currencyCode.default('EUR'),
  pricing: pricingPolicy.default(counterPricing),
  customer: id.optional(),
  /** An order from elsewhere keeps its number. */
  number: required('Enter the order’s number.').optional(),
  placedAt: moment.optional(),
  /** The shop's day; the day in universal time unless given. */
  placedOn: day.optional(),
  as: z.enum(['draft', 'confirmed']).default('draft'),
  fulfilment: fulfilment.optional(),
  delivery: optionalText,
  location: id.optional(),
})

/** Starts an order. Its number comes from this device's series, unless it brings one along. */
export const place = {
  input: placing,
  decide: (state: OrderState, input: z.output<typeof placing>, context: DecideContext) => {
    const placedAt = input.placedAt ?? context.now
    const placedOn = input.placedOn ?? dayOf(placedAt)
    if (state.progress !== 'none') {
      // Said again by the same file, nothing changes; another order that bears its number must not melt into it.
      if (input.number === undefined) return []
      return input.number === state.number && placedOn === state.placedOn
        ? []
        : reject('order-exists', `There is another order ${state.number} already, of ${state.placedOn}.`)
    }
    const buyerId = input.customer === undefined ? undefined : remainingFor(context, input.customer)
    const buyer = buyerId === undefined ? undefined : context.read(customer, buyerId)
    if (buyer && !buyer.registered) return reject('unknown-customer', 'This customer is not registered.')
    return [
      OrderPlaced.of({
        number: input.number ?? context.nextNumber(),
        currency: input.currency,
        pricing: input.pricing,
        placedAt,
        placedOn,
        as: input.as,
        ...(input.fulfilment && { fulfilment: input.fulfilment }),
        ...(input.delivery !== undefined && { delivery: input.delivery }),
        ...(buyerId !== undefined && buyer ? { customer: buyerId, customerName: buyer.name } : {}),
        ...(buyer && priceListFor(buyer, context)),
        ...(input.location !== undefined && { location: input.location }),
      }),
    ]
  },
}

const assignment = z.object({ customer: z.string().min(1, 'Choose a customer.') })

/**
 * Says whose order it is; of one that was merged, whoever remains. It goes by their price list from then on, unless
 * somebody chose one for the order.
 */
export const assignCustomer = {
  input: assignment,
  decide: (state: OrderState, { customer: chosen }: z.output<typeof assignment>, context: DecideContext) => {
    if (state.progress === 'none') return notThere
    const buyer = remainingFor(context, chosen)
    const known = context.read(customer, buyer)
    if (!known.registered) return reject('unknown-customer', 'This customer is not registered.')
    const theirs = priceListFor(known, context)
    return [CustomerAssigned.of({ customer: buyer, customerName: known.name, ...theirs })]
  },
}

/** Nothing new is sold by a price list that was closed, though somebody is still on it. */
function priceListFor({ priceList: list }: CustomerState, { read }: DecideContext) {
  return list === standardPrices || read(priceList, list).closed ? {} : { priceList: list }
}

const choice = z.object({ fulfilment })

/** Says how the goods get to the customer. */
export const chooseFulfilment = {
  input: choice,
  decide: (state: OrderState, input: z.output<typeof choice>) => {
    if (state.progress === 'none') return notThere
    if (state.parcel) return alreadyGone
    return state.fulfilment === input.fulfilment ? [] : [FulfilmentChosen.of(input)]
  },
}

const destination = z.object({ address: required('Enter the address.') })

/** Says where the order is to be shipped. */
export const changeDelivery = {
  input: destination,
  decide: (state: OrderState, input: z.output<typeof destination>) => {
    if (state.progress === 'none') return notThere
    if (state.parcel) return alreadyGone
    return state.delivery === input.address ? [] : [DeliveryChanged.of(input)]
  },
}

const source = z.object({ location: id })

/** Says whose shelves the goods come from. */
export const chooseLocation = {
  input: source,
  decide: (state: OrderState, input: z.output<typeof source>, context: DecideContext) => {
    const refusal = closed(state)
    if (refusal) return refusal
    const chosen = context.read(location, input.location)
    if (input.location !== mainLocation && !chosen.added)
      return reject('unknown-location', 'This location is not in the list.')
    if (chosen.closed) return reject('closed-location', `${locationName(input.location, chosen)} is closed.`)
    return state.location === input.location ? [] : [LocationChosen.of(input)]
  },
}

const priced = z.object({ list: priceListId })

/** Says which prices an order goes by. Its lines keep theirs until somebody takes the new ones. */
export const choosePriceList = {
  input: priced,
  decide: (state: OrderState, { list }: z.output<typeof priced>, context: DecideContext) => {
    if (state.progress === 'none') return notThere
    if (state.progress !== 'draft') return pricesFixed
    return list === priceListOf(state)
      ? []
      : (notChoosable(list, context.read(priceList, list)) ?? [PriceListChosen.of({ list })])
  },
}

/** Settles an open question about which prices an order goes by. */
export const decidePriceList = {
  input: priced,
  decide: (state: OrderState, input: z.output<typeof priced>) =>
    state.progress === 'none' ? notThere : [PriceListChosen.of(input)],
}

/** Settles an open question about where the goods come from. */
export const decideLocation = {
  input: source,
  decide: (state: OrderState, input: z.output<typeof source>) =>
    state.progress === 'none' ? notThere : [LocationChosen.of(input)],
}

/** Settles an open question about how the goods get there; a parcel that left keeps its own address. */
export const decideFulfilment = {
  input: choice,
  decide: (state: OrderState, input: z.output<typeof choice>) =>
    state.progress === 'none' ? notThere : [FulfilmentChosen.of(input)],
}

/** Settles an open question about the address; a parcel that left keeps its own. */
export const decideDelivery = {
  input: destination,
  decide: (state: OrderState, input: z.output<typeof destination>) =>
    state.progress === 'none' ? notThere : [DeliveryChanged.of(input)],
}

const alreadyGone = reject('shipped', 'The parcel has left with the address that is on it. Tell the carrier.')
