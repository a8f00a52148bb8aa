import {
  covers,
  dominates,
  emptyClock,
  joinClocks,
  type VectorClock,
  withDot,
} from '../causality/vector-clock.ts'
import type { LoggedEvent } from '../model/envelope.ts'

/**
 * How far a stream's events reach. While each event has seen all before it, the last one says it all, and asking
 * whether a next one has seen everything is one comparison.
 */
export interface Frontier {
  /** The last event, when it has seen all others. */
  readonly tip: LoggedEvent | undefined
  /** The clock of all events; behind `tip`, where there is one, it is not kept up. */
  readonly clock: VectorClock
}

export const emptyFrontier: Frontier = { tip: undefined, clock: emptyClock }

/** True when the author of `event` had seen all events of the frontier. */
export function hasSeenAll(event: LoggedEvent, frontier: Frontier): boolean {
  return frontier.tip ? covers(event.clock, frontier.tip) : dominates(event.clock, frontier.clock)
}

/** The clock of someone who has seen all events of the frontier. */
export function frontierClock({ tip, clock }: Frontier): VectorClock {
  return tip ? withDot(tip.clock, tip) : clock
}

/** The frontier with one more event; `seenAll` says whether it has seen all before it. */
export function advance(frontier: Frontier, event: LoggedEvent, seenAll: boolean): Frontier {
  if (seenAll) return { tip: event, clock: frontier.clock }
  return { tip: undefined, clock: withDot(joinClocks(frontierClock(frontier), event.clock), event) }
}
