/** How fast one may go on: a bucket that fills steadily and is drawn from. */
export interface Pace {
  /** Takes from the bucket; it may owe afterwards. */
  spend(amount: number): void
  /** Milliseconds until the bucket owes nothing; 0 when one may go on now. */
  wait(): number
}

/** A full bucket of `burst`, which fills by `perSecond`. */
export function createPace(perSecond: number, burst: number, now: () => number): Pace {
  let level = burst
  let filledAt = now()

  function fill(): void {
    const time = now()
    // A clock that was set back fills nothing.
    level = Math.min(burst, level + (Math.max(0, time - filledAt) * perSecond) / 1000)
    filledAt = time
  }

  return {
    spend(amount) {
      fill()
      level -= amount
    },
    wait() {
      fill()
      return level > 0 ? 0 : Math.ceil(((1 - level) * 1000) / perSecond)
    },
  }
}
