import { type CurrencyCode, exponentOf } from '@causeway/shop'

/** Notes and coins in use, where they are not 1, 2, 5 and so on; in the smallest unit. */
const own: Partial<Readonly<Record<CurrencyCode, readonly number[]>>> = {
  EUR: [50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  GBP: [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  USD: [10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1],
  CHF: [100000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5],
  JPY: [10000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1],
  KWD: [20000, 10000, 5000, 1000, 500, 250, 100, 50, 20, 10, 5],
}

/** The notes and coins of a currency, the largest first; none below the smallest coin. */
export function denominationsOf(currency: CurrencyCode, smallestCoin: number): readonly number[] {
  return (own[currency] ?? series(exponentOf(currency))).filter((value) => value >= smallestCoin)
}

/** 1, 2, 5 … up to 500 of the currency. */
function series(exponent: number): readonly number[] {
  const powers = Array.from({ length: exponent + 3 }, (_, power) => 10 ** power)
  return powers.flatMap((unit) => [unit, 2 * unit, 5 * unit]).toReversed()
}

/** What was typed as the count of each note and coin, those there are any of. */
export function coinsOf(
  counts: Readonly<Record<number, string>>,
): { readonly value: number; readonly count: number }[] {
  return Object.entries(counts)
    .map(([value, count]) => ({ value: Number(value), count: count.trim() === '' ? 0 : Number(count) }))
    .filter(({ count }) => count !== 0)
    .sort((a, b) => b.value - a.value)
}

/** What the notes and coins come to; `NaN` when a count is no number. */
export function sumOfCoins(counts: Readonly<Record<number, string>>): number {
  return coinsOf(counts).reduce((sum, { value, count }) => sum + value * count, 0)
}
