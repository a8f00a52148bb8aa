import { type DecideContext, reject } from '@causeway/core'
import { z } from 'zod'
import { product } from '../../product/product.ts'
import { id } from '../../words.ts'
import {
  BackorderAccepted,
  LineAdded,
  LineRemoved,
  LineRepriced,
  lineData,
  linePrice,
  QuantityStepped,
} from '../events.ts'
import { lineOf, type OrderState, shortOf } from '../state.ts'
import { closed, notThere } from './open.ts'

const addition = lineData
  .omit({ name: true, priceVersion: true })
  .partial({ line: true, price: true })
  .extend({ product: z.string().min(1, 'Choose a product.') })

/** Adds a product at its price of now, or at one agreed. Adding a line that is or was there changes nothing. */
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
    if (!price && sold.price.currency !== state.currency) {
      return reject(
        'currency',
        `This product is priced in ${sold.price.currency}, the order is in ${state.currency}.`,
      )
    }
    if (sold.archived && line === undefined) {
      return reject('archived', 'This product is not sold any more. Restore it first, or choose another.')
    }
    const agreed = price
      ? { price }
      : { price: { amount: sold.price.amount, per: 1 }, priceVersion: sold.pricedAt }
    return [LineAdded.of({ ...input, line: line ?? context.newId(), name: sold.name, ...agreed })]
  },
}

const noLine = reject('no-line', 'This line is not there any more.')

const stepping = z.object({
  line: id,
  by: z.int('Enter a whole number.').min(-100_000, 'That is too many.').max(100_000, 'That is too many.'),
})

/** Changes a quantity by so many, up or down. */
export const stepQuantity = {
  input: stepping,
  decide: (state: OrderState, { line: which, by }: z.output<typeof stepping>) => {
    const refusal = closed(state)
    if (refusal) return refusal
    const line = lineOf(state, which)
    if (!line) return noLine
    if (line.quantity + by < 1)
      return reject('below-one', 'A line needs at least 1. Remove the line instead.')
    if (line.quantity + by > 100_000) return reject('too-many', 'A line holds at most 100,000.')
    return by === 0 ? [] : [QuantityStepped.of({ line: which, by })]
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
    const { price, pricedAt } = context.read(product, sold.product)
    if (price.currency !== state.currency) {
      return reject(
        'currency',
        `The product is now priced in ${price.currency}, the order is in ${state.currency}.`,
      )
    }
    return [LineRepriced.of({ line, price: { amount: price.amount, per: 1 }, priceVersion: pricedAt })]
  },
}

/** Keeps the price a line was added at, though the product's is another by now. */
export const keepPrice = {
  input: oneLine,
  decide: (state: OrderState, { line }: z.output<typeof oneLine>, context: DecideContext) => {
    const sold = lineOf(state, line)
    if (!sold) return noLine
    if (state.progress !== 'draft') return pricesFixed
    const { pricedAt } = context.read(product, sold.product)
    return [LineRepriced.of({ line, price: sold.price, priceVersion: pricedAt })]
  },
}

const pricesFixed = reject('prices-fixed', 'Prices are fixed when an order is confirmed.')

const decidedPrice = z.object({ line: id, price: linePrice, priceVersion: z.int().min(0) })

/** Settles an open question about a line's price. */
export const decidePrice = {
  input: decidedPrice,
  decide: (state: OrderState, input: z.output<typeof decidedPrice>) =>
    state.progress === 'none' ? notThere : [LineRepriced.of(input)],
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
