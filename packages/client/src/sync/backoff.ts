/** Bounds of a wait before the next attempt, in milliseconds. */
export const backoff = { shortest: 500, longest: 30_000 } as const

/**
 * How long to wait after the `failures`-th failure in a row (from 1), in milliseconds: anything from the shortest
 * wait to a bound that doubles with each failure. Full jitter spreads the devices of a team that lost the relay at
 * one moment. M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog (2015).
 *
 * @param random in [0, 1)
 */
export function backoffDelay(failures: number, random: number): number {
  const bound = Math.min(backoff.longest, backoff.shortest * 2 ** failures)
  return Math.round(backoff.shortest + random * (bound - backoff.shortest))
}
