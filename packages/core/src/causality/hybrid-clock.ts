/**
 * A hybrid logical stamp in one safe integer: milliseconds since 1970 times 2048, plus a counter for events within
 * the same millisecond. Comparing two stamps is comparing two numbers. The layout lasts until the year 2109; when a
 * counter is full it runs over into the next millisecond, which a hybrid clock allows.
 *
 * S. Kulkarni et al., "Logical physical clocks and consistent snapshots in globally distributed databases" (2014).
 */
export type HybridTime = number

const ticksPerMillisecond = 2048

/** The first stamp of a millisecond of wall-clock time. */
export function hybridTime(milliseconds: number): HybridTime {
  return Math.floor(milliseconds) * ticksPerMillisecond
}

/** The wall-clock milliseconds a stamp stands for, for showing to people. */
export function wallTime(stamp: HybridTime): number {
  return Math.floor(stamp / ticksPerMillisecond)
}

/** The next stamp after `last`, not before the wall clock (milliseconds): for a new event. */
export function tick(last: HybridTime, now: number): HybridTime {
  return Math.max(last + 1, hybridTime(now))
}

/** The clock after hearing of a stamp from elsewhere, so that whatever comes next is later than it. */
export function observe(last: HybridTime, heard: HybridTime): HybridTime {
  return Math.max(last, heard)
}

/** An event as far as its time matters: its author's stamp and, once committed, the relay's. */
export interface Stamped {
  readonly at: HybridTime
  readonly receivedAt?: HybridTime
}

/**
 * The time an event counts as: `min(at, receivedAt)`, or `at` while it is pending. A clock that runs ahead cannot
 * claim to be later than its arrival, and effective time strictly extends happened-before.
 */
export function effectiveTime(event: Stamped): HybridTime {
  return event.receivedAt === undefined || event.at < event.receivedAt ? event.at : event.receivedAt
}
