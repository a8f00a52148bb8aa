import { dinero, toDecimal } from 'dinero.js'
import {
  AUD,
  BHD,
  CAD,
  CHF,
  CZK,
  DKK,
  EUR,
  GBP,
  HUF,
  INR,
  ISK,
  JPY,
  KWD,
  NOK,
  NZD,
  PLN,
  RON,
  SEK,
  TND,
  USD,
  ZAR,
} from 'dinero.js/currencies'
import { z } from 'zod'

/** An amount in a currency's smallest unit (cents, whole yen, fils), with the currency's code. */
export interface Money {
  readonly amount: number
  readonly currency: CurrencyCode
}

/** With two decimals, none (JPY, ISK) or three (BHD, KWD, TND). */
const currencies = {
  AUD,
  BHD,
  CAD,
  CHF,
  CZK,
  DKK,
  EUR,
  GBP,
  HUF,
  INR,
  ISK,
  JPY,
  KWD,
  NOK,
  NZD,
  PLN,
  RON,
  SEK,
  TND,
  USD,
  ZAR,
}

/** An ISO 4217 code this app knows. */
export type CurrencyCode = keyof typeof currencies

/** Every currency code there is. */
export const currencyCodes = Object.keys(currencies) as CurrencyCode[]

export const currencyCode = z.enum(currencyCodes, 'Choose a currency.')
/** In the smallest unit. The bound, a hundred million in most currencies, keeps sums within safe integers. */
export const amount = z
  .int('Enter an amount.')
  .min(-10_000_000_000, 'That is too little.')
  .max(10_000_000_000, 'That is too much.')
export const money = z.object({ amount, currency: currencyCode })

/** How many decimals people write an amount of a currency with: 2 for EUR, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: CurrencyCode): number {
  return currencies[currency].exponent
}

/** An amount as a plain decimal, `12.50`, for files and for formatting. */
export function decimal({ amount, currency }: Money): string {
  return toDecimal(dinero({ amount, currency: currencies[currency] }))
}

/** A decimal as it was written: `digits` divided by ten to the power of `places`. */
export interface ExactDecimal {
  readonly digits: bigint
  readonly places: number
}

/** Reads a plain decimal such as `22.368`; `undefined` when it is none. */
export function parseExact(text: string): ExactDecimal | undefined {
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?\s*$/.exec(text)
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  if (!match || whole + fraction === '') return undefined
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, places: fraction.length }
}

/**
 * Reads a plain decimal exactly, rounding half away from zero to the currency's smallest unit. `undefined` when it is
 * not a number, or too large to be counted exactly.
 */
export function parseDecimal(text: string, currency: CurrencyCode): number | undefined {
  const exact = parseExact(text)
  if (!exact) return undefined
  const units = divideHalfUp(exact.digits * 10n ** BigInt(exponentOf(currency)), 10n ** BigInt(exact.places))
  return Number.isSafeInteger(units) ? units : undefined
}

/** `numerator / denominator` in integers, rounding half away from zero. Exact for all safe integers. */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const quotient = Number((2n * n + d) / (2n * d))
  return negative ? -quotient : quotient
}
