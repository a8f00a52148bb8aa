import { commutes, escalate, event, key, latestWins, refuse } from '@causeway/core'
import { z } from 'zod'
import { amount, currencyCode } from '../money.ts'
import { basisPoints, count, day, id, moment, optionalText, priceListId, required } from '../words.ts'
import { pricingPolicy } from './pricing.ts'

export const linePrice = z.object({ amount, per: count })

/** When the price was set that a line was sold at: the version of the price list, a hybrid stamp. */
const priceVersion = z.int().min(0)

export const lineData = z.object({
  line: id,
  product: id,
  /** The product's name when it was sold: what the receipt says, whatever the product is called later. */
  name: required('Choose a product.'),
  quantity: count,
  price: linePrice,
  priceVersion: priceVersion.optional(),
  /** Which price list that is; the standard prices unless it is said. */
  priceList: id.optional(),
  discount: basisPoints.optional(),
  tax: basisPoints.optional(),
  /** Sold though the shelf does not have so many: somebody knew better, or took it upon themselves. */
  anyway: z.literal(true).optional(),
})

export const tender = z.enum(['cash', 'card', 'transfer', 'other'], 'Choose how it was paid.')

export const paymentData = z.object({
  payment: id,
  amount: amount.min(1, 'Enter an amount above zero.'),
  tender,
  reference: optionalText,
  /** The drawer it went into or came out of; whose day it counts in. */
  drawer: id.optional(),
  /** What the customer gave, when more than was due: the rest is change, and nobody's revenue. */
  given: amount.min(1).optional(),
  /** What the coins made of the amount: added to it, what changed hands in cash. */
  rounding: z.int().min(-1_000_000).max(1_000_000).optional(),
})

/** How the goods get to the customer. */
export const fulfilment = z.enum(['counter', 'ship'], 'Choose how the goods get to the customer.')

/** Only an import can place one order on two devices, and then both say the same. */
export const OrderPlaced = event('OrderPlaced', {
  data: z.object({
    number: required('An order needs a number.'),
    currency: currencyCode,
    pricing: pricingPolicy,
    placedAt: moment,
    /** The shop's own day at that moment: evening sales count for the evening's day. */
    placedOn: day,
    /** An order over the counter or from a file is agreed as soon as it is placed. */
    as: z.enum(['draft', 'confirmed']),
    customer: id.optional(),
    customerName: z.string().optional(),
    /** The price list the customer is on. */
    priceList: id.optional(),
    /** Taken over the counter unless it is said that it is shipped. */
    fulfilment: fulfilment.optional(),
    delivery: optionalText,
    /** Whose shelves its goods come from; the store's unless it is said. */
    location: id.optional(),
  }),
  correct: 'Cancel the order.',
  touches: key('placed'),
  policy: latestWins(),
})

export const LineAdded = event('LineAdded', {
  data: lineData,
  touches: key('line', 'line'),
  policy: commutes(),
})

/** A quantity is changed by steps, never set: two people's steps add up. */
export const QuantityStepped = event('QuantityStepped', {
  data: z.object({ line: id, by: z.int(), anyway: z.literal(true).optional() }),
  touches: key('line', 'line'),
  policy: commutes(),
})

export const LineRemoved = event('LineRemoved', {
  data: z.object({ line: id }),
  touches: key('line', 'line'),
  policy: latestWins(),
})

/** The price of a line that is not agreed yet: the product's new one, or the old one once more. */
export const LineRepriced = event('LineRepriced', {
  data: z.object({ line: id, price: linePrice, priceVersion, priceList: id.optional() }),
  touches: key('price', 'line'),
  policy: escalate('Two people set the price of this line. Which one is right?'),
})

/** A part of a line's price is let off. */
export const DiscountGiven = event('DiscountGiven', {
  data: z.object({ line: id, discount: basisPoints }),
  touches: key('discount', 'line'),
  policy: escalate('Two people gave different discounts on this line. Which one is right?'),
})

/** The authority found so many of a line's goods on the shelf and set them aside. */
export const GoodsAssured = event('GoodsAssured', {
  data: z.object({ line: id, wanted: z.int().min(0), promised: z.int().min(0) }),
  touches: key('assured', 'line'),
  policy: latestWins(),
  correct: 'Receive stock, or change the order.',
})

/** The customer waits for what is not there. */
export const BackorderAccepted = event('BackorderAccepted', {
  data: z.object({ line: id }),
  touches: key('backorder', 'line'),
  policy: latestWins(),
})

export const FulfilmentChosen = event('FulfilmentChosen', {
  data: z.object({ fulfilment }),
  touches: key('fulfilment'),
  policy: escalate('Is this order shipped or handed over at the counter?'),
})

export const DeliveryChanged = event('DeliveryChanged', {
  data: z.object({ address: required('Enter the address.') }),
  touches: key('delivery'),
  policy: escalate('Two people set a delivery address. Where does it go?'),
})

/** Whose shelves the goods come from. */
export const LocationChosen = event('LocationChosen', {
  data: z.object({ location: id }),
  touches: key('location'),
  policy: escalate('Two people chose where the goods come from. Which place is right?'),
})

/** Whose order it is, and by which price list they buy. */
export const CustomerAssigned = event('CustomerAssigned', {
  data: z.object({ customer: id, customerName: z.string(), priceList: id.optional() }),
  touches: key('customer'),
  policy: escalate('Two people chose a customer for this order. Whose order is it?'),
})

/** Which prices the order goes by, whatever its customer's are; empty for the standard ones. */
export const PriceListChosen = event('PriceListChosen', {
  data: z.object({ list: priceListId }),
  touches: key('price list'),
  policy: escalate('Two people chose a price list for this order. Which one is right?'),
})

export const PaymentRecorded = event('PaymentRecorded', {
  data: paymentData,
  touches: key('payment', 'payment'),
  policy: commutes(),
  fact: true,
  correct: 'Record a refund, or another payment for the difference.',
})

/** A payment by card or transfer did not come after all: it does not count any more, and what it paid is open again. */
export const PaymentDeclined = event('PaymentDeclined', {
  data: z.object({ payment: id, reason: optionalText }),
  touches: key('declined', 'payment'),
  policy: commutes(),
  fact: true,
  correct: 'If the money came after all, record it as a new payment.',
})

/** Somebody knows that a payment was declined, and leaves open what it paid. */
export const DeclineSettled = event('DeclineSettled', {
  data: z.object({ payment: id, note: optionalText }),
  touches: key('decline settled', 'payment'),
  policy: latestWins(),
})

/** Money that will be handed back. Two promises made apart are one too many. */
export const RefundPromised = event('RefundPromised', {
  data: z.object({ refund: id, amount: amount.min(1, 'Enter an amount above zero.'), reason: optionalText }),
  touches: key('promise'),
  policy: refuse(
    'Somebody else promised this customer a refund at the same time. See what is left to pay back.',
  ),
})

/** Money handed back; under an id of its own among the payments. */
export const RefundRecorded = event('RefundRecorded', {
  data: paymentData,
  touches: key('payment', 'payment'),
  policy: commutes(),
  fact: true,
  correct: 'Record a payment for what was handed back by mistake.',
})

/** Agreed with the customer. The prices of its lines are fixed with it. */
export const OrderConfirmed = event('OrderConfirmed', {
  data: z.object({
    lines: z.array(id).optional(),
    /** The price list that was agreed on, as it was called, and the newest of the prices taken from it. */
    priceList: z.object({ list: id, name: z.string(), version: priceVersion }).optional(),
    /** Until when its goods are kept for collection; for as long as it takes unless it is said. */
    holdUntil: moment.optional(),
  }),
  touches: {
    families: ['progress', 'price', 'price list'],
    keys: ({ lines = [] }) => ['progress', 'price list', ...lines.map((line) => `price/${line}`)],
  },
  policy: latestWins(),
})

/** Nobody collected the goods in time: they are free for others again. */
export const HoldExpired = event('HoldExpired', {
  data: z.object({ until: moment }),
  touches: key('hold'),
  policy: latestWins(),
  correct: 'Keep the goods longer.',
})

/** The goods are kept longer; `until` is absent when they are kept for as long as it takes. */
export const HoldExtended = event('HoldExtended', {
  data: z.object({ until: moment.optional() }),
  touches: key('hold'),
  policy: latestWins(),
})

/** The goods were taken from the shelf and lie ready, or were put back. */
export const OrderPicked = event('OrderPicked', {
  data: z.object({ picked: z.boolean() }),
  touches: key('picked'),
  policy: latestWins(),
})

/** The one number without gaps that the authority gives. */
export const OfficialNumberGiven = event('OfficialNumberGiven', {
  data: z.object({ number: z.int().min(1) }),
  touches: key('official number'),
  policy: refuse('It has its official number already.'),
  correct: 'An official number stays with its order.',
})

export const GoodsHandedOver = event('GoodsHandedOver', {
  data: z.object({}),
  touches: key('progress'),
  policy: commutes(),
  fact: true,
  correct: 'Receive the goods back into stock, and record a refund.',
})

/** The parcel left, for the address that is on it. */
export const OrderShipped = event('OrderShipped', {
  data: z.object({ address: z.string(), parcel: optionalText }),
  touches: { families: ['progress', 'delivery'], keys: () => ['progress', 'delivery'] },
  policy: commutes(),
  fact: true,
  correct: 'Record what came back: receive the goods, and record a refund.',
})

export const returnData = z.object({
  return: id,
  /** How many of each line came back. */
  goods: z.array(z.object({ line: id, quantity: count })).min(1, 'Choose what came back.'),
  /** They went back on the shelf. */
  restocked: z.boolean(),
  reason: optionalText,
})

/** Goods came back. */
export const GoodsReturned = event('GoodsReturned', {
  data: returnData,
  touches: key('return', 'return'),
  policy: commutes(),
  fact: true,
  correct: 'Sell the goods again on a new order.',
})

export const OrderCancelled = event('OrderCancelled', {
  data: z.object({ reason: optionalText }),
  touches: key('progress'),
  policy: latestWins(),
})

export const settledMatter = z.object({
  /** The `rule` of the flag: what two people's changes met on. */
  key: z.string().regex(/^(progress|delivery|line\/.+)$/),
  note: optionalText,
})

/** Somebody looked at what was flagged on a key, and leaves it as it is. */
export const MatterSettled = event('MatterSettled', {
  data: settledMatter,
  touches: { families: ['progress', 'delivery', 'line'], keys: ({ key }) => [key] },
  policy: latestWins(),
})
