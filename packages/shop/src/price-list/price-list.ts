import { aggregate, event, key, latestWins, reject } from '@causeway/core'
import { z } from 'zod'
import { required } from '../words.ts'

/** Prices for some customers: trade, friends, a festival. What a product costs on it is said at the product. */
export interface PriceListState {
  readonly added: boolean
  readonly name: string
  /** Nothing new is sold by it; what was agreed by it stays. */
  readonly closed: boolean
}

const details = z.object({ name: required('Enter a name.') })

export const PriceListAdded = event('PriceListAdded', {
  data: details,
  touches: key('added'),
  policy: latestWins(),
  correct: 'Close the price list.',
})

export const PriceListRenamed = event('PriceListRenamed', {
  data: details,
  touches: key('name'),
  policy: latestWins(),
})

export const PriceListClosed = event('PriceListClosed', {
  data: z.object({ closed: z.boolean() }),
  touches: key('closed'),
  policy: latestWins(),
})

const unknownList: PriceListState = { added: false, name: '', closed: false }

const notAdded = reject('unknown-price-list', 'This price list is not there.')

/** A price list beside the standard prices, which are there without one. */
export const priceList = aggregate('priceList', {
  initialState: unknownList,
  events: [PriceListAdded, PriceListRenamed, PriceListClosed],
  evolve: {
    PriceListAdded: (state, { name }) => ({ ...state, added: true, name: state.name || name }),
    PriceListRenamed: (state, { name }) => ({ ...state, name }),
    PriceListClosed: (state, { closed }) => ({ ...state, closed }),
  },
  commands: {
    add: {
      input: details,
      decide: ({ added }, input) => (added ? [] : [PriceListAdded.of(input)]),
    },
    rename: {
      input: details,
      decide: (state, { name }) => {
        if (!state.added) return notAdded
        return name === state.name ? [] : [PriceListRenamed.of({ name })]
      },
    },
    /** Nothing new is sold by it. Its prices stay, for when it is opened again. */
    close: {
      input: z.object({}),
      decide: ({ added, closed }) =>
        !added ? notAdded : closed ? [] : [PriceListClosed.of({ closed: true })],
    },
    reopen: {
      input: z.object({}),
      decide: ({ closed }) => (closed ? [PriceListClosed.of({ closed: false })] : []),
    },
  },
})

/** The id of the standard prices: those that stand at the products themselves. */
export const standardPrices = ''

/** Why a list cannot be chosen; `undefined` when it can. The standard prices always can. */
export function notChoosable(id: string, { added, closed, name }: PriceListState) {
  if (id === standardPrices) return undefined
  if (!added) return notAdded
  return closed ? reject('closed-price-list', `The price list ${name} is closed.`) : undefined
}
