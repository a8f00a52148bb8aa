import type { DataOf } from '@causeway/core'
import type { ShelfCount, ShelfMovement } from './counting.ts'
import type { GoodsPromised, GoodsWanted } from './events.ts'

/** What one location holds of one product. Movements are facts and all count; a count says what is really there. */
export interface StockState {
  readonly onHand: number
  /** What was there when the book was opened; 0 until somebody said so. */
  readonly opening: number
  /** A shelf nobody ever counted promises nothing. */
  readonly opened: boolean
  /** How many movements there ever were. */
  readonly movements: number
  /** What was there when it was counted last. */
  readonly count?: ShelfCount
  /** What moved and is not in the last count, by movement. */
  readonly sinceCount: Readonly<Record<string, ShelfMovement>>
  /** Movements of `sinceCount` that may be in the count all the same. */
  readonly doubtful: readonly string[]
  /** What orders want set aside, by order and line. */
  readonly wishes: Readonly<Record<string, Wish>>
  /** How many wishes there ever were. */
  readonly wishCount: number
}

/** What an order's line wants of a shelf, and what it has got. */
export interface Wish {
  readonly order: string
  readonly line: string
  readonly quantity: number
  readonly promised: number
  /** The first to ask is served first. */
  readonly turn: number
}

export const emptyStock: StockState = {
  onHand: 0,
  opening: 0,
  opened: false,
  movements: 0,
  sinceCount: {},
  doubtful: [],
  wishes: {},
  wishCount: 0,
}

/** What can be done with what is on a shelf. */
export interface Shelf {
  readonly onHand: number
  /** Set aside for orders. */
  readonly reserved: number
  /** On hand and not set aside; below zero when more was set aside than is there. */
  readonly free: number
}

/** Adds a shelf up. */
export function shelf({ onHand, wishes }: StockState): Shelf {
  const reserved = Object.values(wishes).reduce((sum, { promised }) => sum + promised, 0)
  return { onHand, reserved, free: onHand - reserved }
}

export function wishKey({ order, line }: { readonly order: string; readonly line: string }): string {
  return `${order}/${line}`
}

/** A line that wants more keeps its turn, and what it has got. */
export function wanted(state: StockState, wish: DataOf<typeof GoodsWanted>): StockState {
  const { [wishKey(wish)]: there, ...others } = state.wishes
  if (wish.quantity === 0) return { ...state, wishes: others }
  const turn = there?.turn ?? state.wishCount + 1
  const promised = Math.min(there?.promised ?? 0, wish.quantity)
  return {
    ...state,
    wishes: { ...others, [wishKey(wish)]: { ...wish, promised, turn } },
    wishCount: Math.max(state.wishCount, turn),
  }
}

export function promised(
  state: StockState,
  { quantity, ...whose }: DataOf<typeof GoodsPromised>,
): StockState {
  const there = state.wishes[wishKey(whose)]
  return there
    ? { ...state, wishes: { ...state.wishes, [wishKey(whose)]: { ...there, promised: quantity } } }
    : state
}

/** What orders want of a shelf, the first to ask first. */
export function orderedWishes({ wishes }: StockState): readonly Wish[] {
  return Object.values(wishes).toSorted((a, b) => a.turn - b.turn)
}

/** How much each wish should get of what is there, in turn; only those that should get another amount than they have. */
export function duePromises(state: StockState): readonly Wish[] {
  let left = Math.max(0, state.onHand)
  return orderedWishes(state).flatMap((wish) => {
    const due = Math.min(wish.quantity, left)
    left -= due
    return due === wish.promised ? [] : [{ ...wish, promised: due }]
  })
}
