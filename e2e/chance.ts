/** Chance that can be repeated: the same seed, the same choices. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  of<Item>(items: readonly Item[]): Item | undefined
  /** One of several, each as likely as its weight. */
  weighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item | undefined
}

/** Mulberry32: small, and even enough to shuffle a working day. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    of: (items) => items[Math.floor(next() * items.length)],
    weighted(items) {
      let left = next() * items.reduce((sum, { weight }) => sum + weight, 0)
      return items.find(({ weight }) => {
        left -= weight
        return left < 0
      })
    },
  }
}
