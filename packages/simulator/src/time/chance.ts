/** Chance that a seed decides: the same calls give the same answers. */
export interface Chance {
  /** In [0, 1). */
  next(): number
  /** A whole number from 0 to below `end`. */
  below(end: number): number
  /** True in so many of 1. */
  happens(rate: number): boolean
  /** One of these; throws when there is none. */
  pick<T>(from: readonly T[]): T
  /** A number between two, spread evenly over its logarithm: short ones often, long ones now and then. */
  between(shortest: number, longest: number): number
  /** Chance of its own for something, so that what else is drawn does not move it. */
  split(name: string): Chance
}

/** sfc32 by Chris Doty-Humphrey: small, fast, and passes PractRand. */
export function createChance(seed: string): Chance {
  let [a, b, c, d] = spread(seed)

  function next(): number {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }

  const below = (end: number) => Math.floor(next() * end)
  for (let round = 0; round < 12; round++) next()
  return {
    next,
    below,
    happens: (rate) => next() < rate,
    pick(from) {
      const index = below(from.length)
      const picked = from[index]
      if (picked === undefined) throw new Error('There is nothing to pick from.')
      return picked
    },
    between: (shortest, longest) => shortest * (longest / shortest) ** next(),
    split: (name) => createChance(`${seed}/${name}`),
  }
}

/** Four words of a text: FNV-1a, each begun elsewhere. */
function spread(text: string): [number, number, number, number] {
  const word = (start: number) => {
    let hash = start
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    return hash | 0
  }
  return [word(0x811c9dc5), word(0x1b873593), word(0x2f0b4f29), word(0x6a09e667)]
}
