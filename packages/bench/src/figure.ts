/** One measured figure, beside what it is held against. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The same work done by hand-written minimal code in the same run, or a budget; absent where there is neither. */
  readonly limit?: number
  /** `value / limit`. */
  readonly ratio?: number
}

/** Makes a figure, rounded to what the measurement can tell. */
export function figure(name: string, value: number, unit: string, limit?: number): Figure {
  return {
    name,
    value: round(value),
    unit,
    ...(limit !== undefined && { limit: round(limit), ratio: round(value / limit) }),
  }
}

function round(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 5 : 3))
}

/** The middle value: what to quote on a noisy machine. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value that a share `q` (0 to 1) of the values does not exceed. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}
