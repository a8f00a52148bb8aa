/** One question to the relay's clock. All times in milliseconds since 1970. */
export interface ClockSample {
  /** When we asked, and when the answer came, by our clock. */
  readonly askedAt: number
  readonly answeredAt: number
  /** The relay's clock, somewhere in between. */
  readonly relayTime: number
}

/** How many samples count: the relay's clock and ours drift apart, so old ones must go. */
const kept = 8

/**
 * How far the relay's clock is ahead of ours. An answer is taken to have spent half of its round trip on the way
 * back, and of the latest samples the one with the shortest round trip counts, as it bounds the error best.
 * D. Mills, "Internet time synchronization: the Network Time Protocol" (1991), clock filter.
 */
export function createClockOffset(): {
  /** Milliseconds to add to our clock; 0 before the first sample. */
  readonly value: number
  take(sample: ClockSample): void
} {
  const samples: { readonly roundTrip: number; readonly offset: number }[] = []
  let value = 0
  return {
    get value() {
      return value
    },
    take({ askedAt, answeredAt, relayTime }) {
      const roundTrip = Math.max(0, answeredAt - askedAt)
      samples.push({ roundTrip, offset: relayTime + roundTrip / 2 - answeredAt })
      if (samples.length > kept) samples.shift()
      value = samples.reduce((best, sample) => (sample.roundTrip < best.roundTrip ? sample : best)).offset
    },
  }
}
