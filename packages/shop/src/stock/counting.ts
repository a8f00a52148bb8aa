import {
  covers,
  type DataOf,
  effectiveTime,
  type LoggedEvent,
  type VectorClock,
  wallTime,
} from '@causeway/core'
import type { CountKept, StockCounted } from './events.ts'
import type { StockState } from './state.ts'

/** What changed a shelf: how many came in, or below zero went out. */
export interface ShelfMovement {
  readonly quantity: number
  /** When, by the device that recorded it or by its arrival if that was earlier; a hybrid stamp. */
  readonly at: number
  readonly replica: string
  readonly seq: number
}

/** The last count of a shelf. */
export interface ShelfCount {
  readonly counted: number
  /** What the book said to whoever counted. */
  readonly was: number
  readonly at: number
  readonly replica: string
  readonly seq: number
  readonly clock: VectorClock
}

/**
 * Two people's clocks are trusted this far, in milliseconds: a movement recorded apart from a count and this close to it
 * may have been before it or after.
 */
const clockTrust = 120_000

/**
 * Whether a count has a movement in it. One that whoever counted had seen is in it; one by somebody who had seen the
 * count is not; for what was done apart the time decides, and `doubtful` says that the times are too close to tell.
 */
function relation(
  count: ShelfCount,
  movement: ShelfMovement,
  movementClock: VectorClock | undefined,
): 'before' | 'after' | 'doubtful' {
  if (covers(count.clock, movement)) return 'before'
  if (movementClock && covers(movementClock, count)) return 'after'
  if (Math.abs(wallTime(movement.at) - wallTime(count.at)) < clockTrust) return 'doubtful'
  return movement.at < count.at ? 'before' : 'after'
}

/** The shelf with a movement; one that the last count has in it changes nothing any more. */
export function moved(state: StockState, movement: string, quantity: number, event: LoggedEvent): StockState {
  // Two people may say the same, one after the other: a hand-over that is asked for twice takes the goods once.
  if (Object.hasOwn(state.sinceCount, movement)) return state
  const { replica, seq, clock } = event
  const made: ShelfMovement = { quantity, at: effectiveTime(event), replica, seq }
  const how = state.count ? relation(state.count, made, clock) : 'after'
  const counted = { ...state, movements: state.movements + 1 }
  if (how === 'before') return counted
  return {
    ...counted,
    onHand: state.onHand + quantity,
    sinceCount: { ...state.sinceCount, [movement]: made },
    ...(how === 'doubtful' && { doubtful: [...state.doubtful, movement].toSorted() }),
  }
}

/** The shelf as it was counted, with what was moved after that. */
export function counted(
  state: StockState,
  { counted: found, was }: DataOf<typeof StockCounted>,
  event: LoggedEvent,
): StockState {
  const { replica, seq, clock } = event
  const count: ShelfCount = { counted: found, was, at: effectiveTime(event), replica, seq, clock }
  const related = Object.entries(state.sinceCount).map(
    ([movement, made]) => [movement, made, relation(count, made, undefined)] as const,
  )
  const after = related.filter(([, , how]) => how !== 'before')
  return {
    ...state,
    opened: true,
    count,
    sinceCount: Object.fromEntries(after.map(([movement, made]) => [movement, made])),
    doubtful: after
      .filter(([, , how]) => how === 'doubtful')
      .map(([movement]) => movement)
      .toSorted(),
    onHand: after.reduce((sum, [, { quantity }]) => sum + quantity, found),
  }
}

/** The shelf with doubtful movements taken as counted already. */
export function countKept(state: StockState, { movements }: DataOf<typeof CountKept>): StockState {
  const kept = new Set(movements)
  const isKept = ([movement]: readonly [string, unknown]) => kept.has(movement)
  const entries = Object.entries(state.sinceCount)
  return {
    ...state,
    sinceCount: Object.fromEntries(entries.filter((entry) => !isKept(entry))),
    doubtful: state.doubtful.filter((movement) => !kept.has(movement)),
    onHand: entries.filter(isKept).reduce((sum, [, { quantity }]) => sum - quantity, state.onHand),
  }
}

/** How many pieces went out, less those that came in, so close to the count that nobody can tell whether it has them. */
export function doubtfulPieces({ doubtful, sinceCount }: StockState): number {
  return doubtful.reduce((sum, movement) => sum - (sinceCount[movement]?.quantity ?? 0), 0)
}
