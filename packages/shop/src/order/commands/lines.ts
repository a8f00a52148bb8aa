import { type DecideContext, reject } from '@causeway/core'
import { z } from 'zod'
import { desk, theDesk } from '../../desk/desk.ts'
import { location, locationName } from '../../location/location.ts'
import { standardPrices } from '../../price-list/price-list.ts'
import { type CurrentPrice, priceBy } from '../../price-list/prices.ts'
import { product } from '../../product/product.ts'
import { stock, stockId } from '../../stock/stock.ts'
import { basisPoints, id } from '../../words.ts'
import { leftFor } from '../advice.ts'
import {
  BackorderAccepted,
  DiscountGiven,
  LineAdded,
  LineRemoved,
  LineRepriced,
  lineData,
  linePrice,
  QuantityStepped,
} from '../events.ts'
import { lineOf, type OrderState, priceListOf, shortOf } from '../state.ts'
import { closed, notThere, pricesFixed } from './open.ts'

const addition = lineData
  .omit({ name: true, priceVersion: true, priceList: true })
  .partial({ line: true, price: true })
  .extend({ product: z.string().min(1, 'Choose a product.') })

/** Adds a product at its price of now by the order's price list, or at one agreed. Adding a line that is or was there changes nothing. */
export const addLine = {
  input: addition,
  decide: (
    state: OrderState,
    { line, price, ...input }: z.output<typeof addition>,
    context: DecideContext,
  ) => {
    if (line !== undefined && (lineOf(state, line) || Object.hasOwn(state.removed, line))) return []
    const refusal = closed(state)
    if (refusal) return refusal
    const sold = context.read(product, input.product)
    if (!sold.added) return reject('unknown-product', 'This product is not in the list. Add it first.')
    const current = currentPrice(state, input.product, context)
    if (!price && current.price.currency !== state.currency) {
      return reject(
        'currency',
        `This product is priced in ${current.price.currency}, the order is in ${state.currency}.`,
      )
    }
    if (sold.archived && line === undefined) {
      return reject('archived', 'This product is not sold any more. Restore it first, or choose another.')
    }
    const missing = input.anyway ? undefined : notHere(state, input.product, input.quantity, context)
    if (missing) return missing
    const { tax } = context.read(desk, theDesk)
    const agreed = price
      ? { price }
      : {
          ...pricedBy(state, current),
          ...(tax > 0 && { tax }),
        }
    return [LineAdded.of({ ...agreed, ...input, line: line ?? context.newId(), name: sold.name })]
  },
}

const currentPrice = (state: OrderState, sold: string, { read }: DecideContext) =>
  priceBy(priceListOf(state), read(product, sold))

/** A line's price as the order's price list has it. */
function pricedBy(state: OrderState, { price, version }: CurrentPrice) {
  return { price: { amount: price.amount, per: 1 }, ...fromList(state, version) }
}

/** Which price list a line's price is from, and of which version. */
function fromList(state: OrderState, priceVersion: number) {
  const list = priceListOf(state)
  return { priceVersion, ...(list !== standardPrices && { priceList: list }) }
}

/** Why so many more of a product cannot be sold from the order's location; `undefined` when they can. */
function notHere(state: OrderState, sold: string, more: number, { read }: DecideContext) {
  if (more <= 0 || read(product, sold).selling !== 'only what is there') return undefined
  const there = read(stock, stockId(sold, state.location))
  if (!there.opened || state.fulfilment === 'ship') return undefined
  const left = leftFor(state, sold, there)
  if (more <= left) return undefined
  const where = locationName(state.location, read(location, state.location))
  return reject(
    'not-here',
    `${left > 0 ? `Only ${left} left` : 'None left'} at ${where}. Ask another location for more, or sell it anyway.`,
  )
}

const noLine = reject('no-line', 'This line is not there any more.')

const stepping = z.object({
  line: id,
  by: z.int('Enter a whole number.').min(-100_000, 'That is too many.').max(100_000, 'That is too many.'),
  /** Though the shelf does not have so many. */
  anyway: z.literal(true).optional(),
})

/** Changes a quantity by so many, up or down. */
export const stepQuantity = {
  input: stepping,
  decide: (
    state: OrderState,
    { line: which, by, anyway }: z.output<typeof stepping>,
    context: DecideContext,
  ) => {
    const refusal = closed(state)
    if (refusal) return refusal
    const line = lineOf(state, which)
    if (!line) return noLine
    if (line.quantity + by < 1)
      return reject('below-one', 'A line needs at least 1. Remove the line instead.')
    if (line.quantity + by > 100_000) return reject('too-many', 'A line holds at most 100,000.')
    if (by === 0) return []
    return (
      (anyway ? undefined : notHere(state, line.product, by, context)) ?? [
        QuantityStepped.of({ line: which, by, ...(anyway && { anyway }) }),
      ]
    )
  },
}

const oneLine = z.object({ line: id })

/** Takes a line off. */
export const removeLine = {
  input: oneLine,
  decide: (state: OrderState, { line }: z.output<typeof oneLine>) =>
    closed(state) ?? (lineOf(state, line) ? [LineRemoved.of({ line })] : []),
}

/** Takes the product's price of now for a line that is not agreed yet. */
export const refreshPrice = {
  input: oneLine,
  decide: (state: OrderState, { line }: z.output<typeof oneLine>, context: DecideContext) => {
    const sold = lineOf(state, line)
    if (!sold) return noLine
    if (state.progress !== 'draft') return pricesFixed
    const current = currentPrice(state, sold.product, context)
    if (current.price.currency !== state.currency) {
      return reject(
        'currency',
        `The product is now priced in ${current.price.currency}, the order is in ${state.currency}.`,
      )
    }
    return [LineRepriced.of({ line, ...pricedBy(state, current) })]
  },
}

/** Keeps the price a line was added at, though the product's is another by now. */
export const keepPrice = {
  input: oneLine,
  decide: (state: OrderState, { line }: z.output<typeof oneLine>, context: DecideContext) => {
    const sold = lineOf(state, line)
    if (!sold) return noLine
    if (state.progress !== 'draft') return pricesFixed
    const { version } = currentPrice(state, sold.product, context)
    return [LineRepriced.of({ line, price: sold.price, ...fromList(state, version) })]
  },
}

const decidedPrice = z.object({
  line: id,
  price: linePrice,
  priceVersion: z.int().min(0),
  priceList: id.optional(),
})

/** Settles an open question about a line's price. */
export const decidePrice = {
  input: decidedPrice,
  decide: (state: OrderState, input: z.output<typeof decidedPrice>) =>
    state.progress === 'none' ? notThere : [LineRepriced.of(input)],
}

const letOff = z.object({ line: id, discount: basisPoints })

/** Lets a part of a line's price off; 0 for none. */
export const giveDiscount = {
  input: letOff,
  decide: (state: OrderState, input: z.output<typeof letOff>) => {
    const refusal = closed(state)
    if (refusal) return refusal
    const sold = lineOf(state, input.line)
    if (!sold) return noLine
    return (sold.discount ?? 0) === input.discount ? [] : [DiscountGiven.of(input)]
  },
}

/** Settles an open question about a line's discount. */
export const decideDiscount = {
  input: letOff,
  decide: (state: OrderState, input: z.output<typeof letOff>) =>
    state.progress === 'none' ? notThere : [DiscountGiven.of(input)],
}

/** The customer waits for what is missing of a line. */
export const acceptBackorder = {
  input: oneLine,
  decide: (state: OrderState, { line }: z.output<typeof oneLine>) => {
    const sold = lineOf(state, line)
    if (!sold) return noLine
    return shortOf(sold) > 0 ? [BackorderAccepted.of({ line })] : []
  },
}
