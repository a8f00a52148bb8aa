import { aggregate, between, bothStand, reject } from '@causeway/core'
import { z } from 'zod'
import { mainLocation } from '../location/location.ts'
import { id } from '../words.ts'
import { counted, countKept, doubtfulPieces, moved } from './counting.ts'
import {
  CountKept,
  counting,
  GoodsPromised,
  GoodsWanted,
  movement,
  opening,
  StockCounted,
  StockOpened,
  StockReceived,
  StockTaken,
} from './events.ts'
import { emptyStock, promised, type StockState, shelf, wanted, wishKey } from './state.ts'

/** What one location holds of one product, and for whom it is set aside. */
export const stock = aggregate('stock', {
  initialState: emptyStock,
  events: [StockOpened, StockReceived, StockTaken, StockCounted, CountKept, GoodsWanted, GoodsPromised],
  evolve: {
    // A count knows better than the book's first page, whichever of the two comes first.
    StockOpened: (state, { quantity }) => ({
      ...state,
      ...(!state.count && { onHand: state.onHand - state.opening + quantity }),
      opening: quantity,
      opened: true,
    }),
    StockReceived: (state, { movement: id, quantity }, event) => moved(state, id, quantity, event),
    StockTaken: (state, { movement: id, quantity }, event) => moved(state, id, -quantity, event),
    StockCounted: counted,
    CountKept: countKept,
    GoodsWanted: wanted,
    GoodsPromised: promised,
  },
  between: [between(StockReceived, StockTaken, { stands: bothStand, because: 'Both movements happened.' })],
  invariants: {
    notShort: {
      holds: ({ onHand }) => onHand >= 0,
      message: ({ onHand }) =>
        `${-onHand} more went out than were there. Count the shelf, or receive what is missing.`,
    },
    countIsCertain: {
      holds: ({ doubtful }) => doubtful.length === 0,
      message: (state) => {
        const pieces = doubtfulPieces(state)
        const moved = `${Math.abs(pieces)} ${pieces < 0 ? 'came in' : 'went out'}`
        return `${moved} while the shelf was counted, so the count may have them already: ${state.onHand} or ${state.onHand + pieces} on hand. Recount, or use the count as it is.`
      },
    },
  },
  commands: {
    /** Says what was there to begin with; once. */
    open: {
      input: opening,
      decide: ({ opened }, input) => (opened ? [] : [StockOpened.of(input)]),
    },
    /** A movement of a given id is recorded once. */
    receive: {
      input: movement.partial({ movement: true }),
      decide: (state, { movement: given, ...input }, { newId }) =>
        isRecorded(state, given) ? [] : [StockReceived.of({ ...input, movement: given ?? newId() })],
    },
    /** Goods that leave are never held back by a wrong number. A movement of a given id is recorded once. */
    take: {
      input: movement.partial({ movement: true }),
      decide: (state, { movement: given, ...input }, { newId }) =>
        isRecorded(state, given) ? [] : [StockTaken.of({ ...input, movement: given ?? newId() })],
    },
    /** Says what is really there. `was` is what the book said to whoever counted. */
    count: {
      input: counting,
      decide: (_state, input) => [StockCounted.of(input)],
    },
    /** Takes the last count as it is, with what moved so close to it that nobody can tell. */
    keepCount: {
      input: z.object({}),
      decide: ({ doubtful }) => (doubtful.length === 0 ? [] : [CountKept.of({ movements: [...doubtful] })]),
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

/** Whether a movement is on the shelf's book since it was last counted. */
function isRecorded({ sinceCount }: StockState, movement: string | undefined): boolean {
  return movement !== undefined && Object.hasOwn(sinceCount, movement)
}

/** The id of the stock of a product at a location. */
export function stockId(product: string, location = mainLocation): string {
  return `${product}@${location}`
}

/** The product and location of a stock id. */
export function parseStockId(id: string): { readonly product: string; readonly location: string } {
  const at = id.lastIndexOf('@')
  return { product: id.slice(0, at), location: id.slice(at + 1) }
}
