import { aggregate, escalate, event, key, latestWins, merge, reject, touchesEachField } from '@causeway/core'
import { z } from 'zod'
import { type Money, money } from '../money.ts'
import { priceList } from '../price-list/price-list.ts'
import { removeSample, SampleRemoved } from '../sample-removed.ts'
import { id, optionalText, required } from '../words.ts'

/** Something that can be sold. */
export interface ProductState {
  readonly added: boolean
  readonly name: string
  readonly sku: string
  /** Price of one unit. */
  readonly price: Money
  /** When that price was set, a hybrid stamp: the version of the price list that lines are sold by. */
  readonly pricedAt: number
  /** What it costs by price lists that have a price of their own for it, by the list's id. */
  readonly listPrices: Readonly<Record<string, ListPrice>>
  /** Not sold any more. */
  readonly archived: boolean
  /** Of the sample shop, and out of everything. */
  readonly sampleRemoved: boolean
  /** What happens when more is sold than a shelf has. */
  readonly selling: SellingRule
  /** With fewer than so many it is running low; 0 where nobody minds. */
  readonly lowBelow: number
}

/** What a price list says of a product. */
export interface ListPrice {
  /** Absent since the list's price was taken off: the standard one holds again. */
  readonly price?: Money
  /** When that was said, a hybrid stamp. */
  readonly at: number
}

/** More than there are may be sold as one pleases, with a warning, or only when somebody insists. */
export type SellingRule = 'freely' | 'warn' | 'only what is there'

const name = required('Enter a name.')
const lowLevel = z
  .int('Enter a whole number.')
  .min(0, 'Enter at least 0.')
  .max(100_000, 'Enter at most 100,000.')
const details = z.object({ name: name.optional(), sku: optionalText, price: money.optional() })
const newProduct = details.extend({ name, price: money })

/** Only an import can add one product on two devices, and then both say the same. */
export const ProductAdded = event('ProductAdded', {
  data: newProduct,
  correct: 'Archive the product.',
  touches: key('added'),
  policy: latestWins(),
})

export const ProductDescribed = event('ProductDescribed', {
  data: details.omit({ price: true }),
  touches: touchesEachField({ name: true, sku: true }),
  policy: latestWins(),
})

export const PriceChanged = event('PriceChanged', {
  data: z.object({ price: money }),
  touches: key('price'),
  policy: escalate('Which price is right?'),
})

const listPrice = z.object({ list: id, price: money.optional() })

/** What the product costs by a price list; without a price it costs the standard one there. */
export const ListPriceSet = event('ListPriceSet', {
  data: listPrice,
  touches: key('list price', 'list'),
  policy: escalate('Two people set the price on this list. Which price is right?'),
})

/** Taken out of what is sold, or back in. What was sold meanwhile stands. */
export const ProductArchived = event('ProductArchived', {
  data: z.object({ archived: z.boolean() }),
  touches: key('archived'),
  policy: latestWins(),
})

const sellingChoice = z.object({ selling: z.enum(['freely', 'warn', 'only what is there'], 'Choose one.') })

/** What happens when more is sold than a shelf has. */
export const SellingRuleChosen = event('SellingRuleChosen', {
  data: sellingChoice,
  touches: key('selling'),
  policy: latestWins(),
})

/** From how few on somebody wants to know. Of two wishes made apart the more careful one stands. */
export const LowLevelSet = event('LowLevelSet', {
  data: z.object({ below: lowLevel }),
  touches: key('low level'),
  policy: merge((earlier: { below: number }, later) => ({ below: Math.max(earlier.below, later.below) })),
})

const unknownProduct: ProductState = {
  added: false,
  name: '',
  sku: '',
  price: { amount: 0, currency: 'EUR' },
  pricedAt: 0,
  listPrices: {},
  archived: false,
  sampleRemoved: false,
  selling: 'warn',
  lowBelow: 0,
}

const notAdded = reject('unknown-product', 'This product is not in the list yet.')

/** Something that can be sold, at its price of now. What was sold keeps the price it was sold at. */
export const product = aggregate('product', {
  initialState: unknownProduct,
  events: [
    ProductAdded,
    ProductDescribed,
    PriceChanged,
    ListPriceSet,
    ProductArchived,
    SellingRuleChosen,
    LowLevelSet,
    SampleRemoved,
  ],
  evolve: {
    // What was changed meanwhile is newer than what it was added with.
    ProductAdded: (state, { name, sku, price }, { at }) => ({
      ...state,
      added: true,
      name: state.name || name,
      sku: state.sku || (sku ?? ''),
      ...(state.pricedAt === 0 && { price, pricedAt: at }),
    }),
    ProductDescribed: (state, { name, sku }) => ({
      ...state,
      name: name ?? state.name,
      sku: sku ?? state.sku,
    }),
    PriceChanged: (state, { price }, { at }) => ({ ...state, price, pricedAt: at }),
    ListPriceSet: (state, { list, price }, { at }) => ({
      ...state,
      listPrices: { ...state.listPrices, [list]: { ...(price && { price }), at } },
    }),
    ProductArchived: (state, { archived }) => ({ ...state, archived }),
    SampleRemoved: (state, { removed: sampleRemoved }) => ({ ...state, sampleRemoved }),
    SellingRuleChosen: (state, { selling }) => ({ ...state, selling }),
    LowLevelSet: (state, { below }) => ({ ...state, lowBelow: below }),
  },
  commands: {
    /** Nothing happens when the product is in the list already: an import may say so again. */
    add: {
      input: newProduct,
      decide: (state, input) => (state.added ? [] : [ProductAdded.of(input)]),
    },
    /** Records the fields that differ from what is known. */
    change: {
      input: details,
      decide: (state, { name, sku, price }) => {
        if (!state.added) return notAdded
        return changes({
          ...(name !== state.name && { name }),
          ...(sku !== state.sku && { sku }),
          ...(price && !isSamePrice(price, state.price) && { price }),
        })
      },
    },
    /** Takes a product out of what is sold; what was sold stays. */
    archive: {
      input: z.object({}),
      decide: (state) =>
        !state.added ? notAdded : state.archived ? [] : [ProductArchived.of({ archived: true })],
    },
    restore: {
      input: z.object({}),
      decide: (state) =>
        !state.added ? notAdded : state.archived ? [ProductArchived.of({ archived: false })] : [],
    },
    removeSample,
    /** Says what it costs by a price list; without a price it costs the standard one there. */
    setListPrice: {
      input: listPrice,
      decide: (state, input, { read }) => {
        if (!state.added) return notAdded
        if (!read(priceList, input.list).added)
          return reject('unknown-price-list', 'This price list is not there.')
        if (input.price && input.price.currency !== state.price.currency)
          return reject('currency', `This product is priced in ${state.price.currency}.`)
        const known = Object.hasOwn(state.listPrices, input.list)
          ? state.listPrices[input.list]?.price
          : undefined
        const isSame = known && input.price ? isSamePrice(known, input.price) : known === input.price
        return isSame ? [] : [ListPriceSet.of(input)]
      },
    },
    /** Settles an open question about the price on a list. */
    decideListPrice: {
      input: listPrice,
      decide: (state, input) => (state.added ? [ListPriceSet.of(input)] : notAdded),
    },
    /** Says what happens when more is sold than a shelf has. */
    chooseSelling: {
      input: sellingChoice,
      decide: (state, input) => {
        if (!state.added) return notAdded
        return input.selling === state.selling ? [] : [SellingRuleChosen.of(input)]
      },
    },
    /** Says from how few on somebody wants to know; 0 for never. */
    setLowLevel: {
      input: z.object({ below: lowLevel }),
      decide: (state, input) => {
        if (!state.added) return notAdded
        return input.below === state.lowBelow ? [] : [LowLevelSet.of(input)]
      },
    },
    /** Settles an open question: the value is recorded even when it is the one that stands provisionally. */
    decideDetails: {
      input: details,
      decide: (state, input) => (state.added ? changes(input) : notAdded),
    },
  },
})

function changes({ name, sku, price }: z.output<typeof details>) {
  const described = { ...(name !== undefined && { name }), ...(sku !== undefined && { sku }) }
  return [
    ...(Object.keys(described).length === 0 ? [] : [ProductDescribed.of(described)]),
    ...(price === undefined ? [] : [PriceChanged.of({ price })]),
  ]
}

function isSamePrice(a: Money, b: Money): boolean {
  return a.amount === b.amount && a.currency === b.currency
}
