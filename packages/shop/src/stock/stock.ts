import { aggregate, reject } from '@causeway/core'
import { z } from 'zod'
import { id } from '../words.ts'
import {
  GoodsPromised,
  GoodsWanted,
  movement,
  opening,
  StockOpened,
  StockReceived,
  StockTaken,
} from './events.ts'
import { emptyStock, moved, promised, shelf, wanted, wishKey } from './state.ts'

/** What one location holds of one product, and for whom it is set aside. */
export const stock = aggregate('stock', {
  initialState: emptyStock,
  events: [StockOpened, StockReceived, StockTaken, GoodsWanted, GoodsPromised],
  evolve: {
    StockOpened: (state, { quantity }) => ({
      ...state,
      onHand: state.onHand - state.opening + quantity,
      opening: quantity,
      opened: true,
    }),
    StockReceived: (state, { quantity }) => moved(state, quantity),
    StockTaken: (state, { quantity }) => moved(state, -quantity),
    GoodsWanted: wanted,
    GoodsPromised: promised,
  },
  invariants: {
    notShort: {
      holds: ({ onHand }) => onHand >= 0,
      message: ({ onHand }) =>
        `${-onHand} more went out than were there. Count the shelf, or receive what is missing.`,
    },
  },
  commands: {
    /** Says what was there to begin with; once. */
    open: {
      input: opening,
      decide: ({ opened }, input) => (opened ? [] : [StockOpened.of(input)]),
    },
    receive: {
      input: movement.omit({ movement: true }),
      decide: (_state, input, { newId }) => [StockReceived.of({ ...input, movement: newId() })],
    },
    /** Goods that leave are never held back by a wrong number. A movement of a given id is recorded once. */
    take: {
      input: movement.partial({ movement: true }),
      decide: (_state, { movement: given, ...input }, { newId }) => [
        StockTaken.of({ ...input, movement: given ?? newId() }),
      ],
    },
    /** Asks for goods to be set aside for an order's line; 0 asks for none any more. The authority's. */
    want: {
      input: z.object({ order: id, line: id, quantity: z.int().min(0) }),
      decide: (state, input) =>
        (state.wishes[wishKey(input)]?.quantity ?? 0) === input.quantity ? [] : [GoodsWanted.of(input)],
    },
    /** Sets goods aside for a line that wants them. The authority's. */
    promise: {
      input: z.object({ order: id, line: id, quantity: z.int().min(0) }),
      decide: (state, input) => {
        const wish = state.wishes[wishKey(input)]
        if (!wish) return reject('not-wanted', 'Nobody wants these goods any more.')
        const { free } = shelf(state)
        const more = input.quantity - wish.promised
        if (more > 0 && more > free) return reject('not-there', 'They are not on the shelf.')
        return wish.promised === input.quantity ? [] : [GoodsPromised.of(input)]
      },
    },
  },
})

/** Where goods are unless somebody says otherwise. */
export const mainLocation = 'store'

/** The id of the stock of a product at a location. */
export function stockId(product: string, location = mainLocation): string {
  return `${product}@${location}`
}

/** The product and location of a stock id. */
export function parseStockId(id: string): { readonly product: string; readonly location: string } {
  const at = id.lastIndexOf('@')
  return { product: id.slice(0, at), location: id.slice(at + 1) }
}
