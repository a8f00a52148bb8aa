import { z } from 'zod'
import { divideHalfUp } from '../money.ts'

/** How an order's prices are meant and where its amounts are rounded. Stored on the order, so it never changes. */
export const pricingPolicy = z.object({
  prices: z.enum(['with tax', 'before tax']),
  rounding: z.enum(['per line', 'per document']),
})

export type PricingPolicy = Readonly<z.infer<typeof pricingPolicy>>

/** What is agreed over a counter: the price on the label is what is paid. */
export const counterPricing: PricingPolicy = { prices: 'with tax', rounding: 'per line' }

/** `amount` in the order's smallest currency unit, for `per` units: a total agreed for several stays exact. */
export interface LinePrice {
  readonly amount: number
  readonly per: number
}

/** What a line contributes to an order's sums. */
export interface PricedLine {
  readonly quantity: number
  readonly price: LinePrice
  /** Tax rate in basis points: 2100 is 21 %. */
  readonly tax?: number | undefined
  /** Discount in basis points. */
  readonly discount?: number | undefined
}

/** What lines come to, in the smallest unit; `subtotal + tax` is always `total`. */
export interface LineSums {
  readonly subtotal: number
  readonly tax: number
  readonly total: number
}

/** A line's price times its quantity, less its discount, rounded half away from zero to the smallest unit. */
export function lineTotal(line: PricedLine): number {
  const { price, quantity, discount = 0 } = line
  // Nearly every line is this simple, and lists add up thousands of them.
  const doubled = 2 * price.amount * quantity + price.per
  if (discount === 0 && price.amount >= 0 && quantity >= 0 && Number.isSafeInteger(doubled))
    return (doubled - (doubled % (2 * price.per))) / (2 * price.per)
  return rounded(exactly(line))
}

/**
 * Adds lines up under a policy: the one place where tax and rounding happen. Per line, each line's amount and then its
 * tax are rounded, and the sums are sums of those; per document, everything is added exactly and rounded once.
 */
export function addUp(lines: Iterable<PricedLine>, { prices, rounding }: PricingPolicy): LineSums {
  const included = prices === 'with tax'
  let tax = 0
  let total = 0
  if (rounding === 'per line') {
    for (const line of lines) {
      const amount = lineTotal(line)
      const lineTax = line.tax ? rounded(taxOn(whole(amount), line.tax, included)) : 0
      tax += lineTax
      total += included ? amount : amount + lineTax
    }
  } else {
    let exactTax = nothing
    let exactTotal = nothing
    for (const line of lines) {
      const amount = exactly(line)
      const lineTax = taxOn(amount, line.tax ?? 0, included)
      exactTax = plus(exactTax, lineTax)
      exactTotal = plus(exactTotal, included ? amount : plus(amount, lineTax))
    }
    tax = rounded(exactTax)
    total = rounded(exactTotal)
  }
  return { subtotal: total - tax, tax, total }
}

/**
 * What each line contributes to the total, tax included, in the lines' order; together exactly the total of {@link addUp}.
 * Where only the document is rounded, a line gets what the rounded sum grows by with it, so no cent is lost or made.
 */
export function shares(lines: readonly PricedLine[], policy: PricingPolicy): readonly number[] {
  if (policy.rounding === 'per line') return lines.map((line) => addUp([line], policy).total)
  const included = policy.prices === 'with tax'
  let exact = nothing
  let before = 0
  return lines.map((line) => {
    const amount = exactly(line)
    exact = plus(exact, included ? amount : plus(amount, taxOn(amount, line.tax ?? 0, included)))
    const after = rounded(exact)
    const share = after - before
    before = after
    return share
  })
}

/** An exact amount in the smallest unit: a fraction whose denominator is above zero. */
interface Exact {
  readonly numerator: bigint
  readonly denominator: bigint
}

const whole = (amount: number): Exact => ({ numerator: BigInt(amount), denominator: 1n })
const nothing = whole(0)

function exactly({ price, quantity, discount = 0 }: PricedLine): Exact {
  // Two people's steps may add up to less than nothing; that is flagged, and costs nothing.
  const taken = BigInt(price.amount) * BigInt(Math.max(0, quantity))
  return { numerator: taken * BigInt(10_000 - discount), denominator: BigInt(price.per) * 10_000n }
}

function taxOn({ numerator, denominator }: Exact, rate: number, included: boolean): Exact {
  const over = included ? 10_000 + rate : 10_000
  return { numerator: numerator * BigInt(rate), denominator: denominator * BigInt(over) }
}

function plus(a: Exact, b: Exact): Exact {
  if (a.denominator === b.denominator)
    return { numerator: a.numerator + b.numerator, denominator: a.denominator }
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  }
}

function rounded({ numerator, denominator }: Exact): number {
  return divideHalfUp(numerator, denominator)
}
