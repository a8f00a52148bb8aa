import { divideHalfUp } from '../money.ts'

/** An amount as coins allow, half a coin away from zero: 15.28 is 15.30 where the smallest coin is 0.05. */
export function roundedCash(amount: number, smallestCoin: number): number {
  return divideHalfUp(BigInt(amount), BigInt(smallestCoin)) * smallestCoin
}

/** What cash does to a debt: how much of it it settles, and the few units that the coins made of it. */
export interface CashSettled {
  readonly amount: number
  /** Added to the amount, it is what changed hands. */
  readonly rounding: number
}

/**
 * Reads cash that changed hands. Paid as coins allow, it settles all that was due; any other sum settles itself, so
 * that of 15.28 with 10.00 in cash 5.28 are left for the card.
 */
export function settledByCash(cash: number, due: number, smallestCoin: number): CashSettled {
  return due > 0 && cash !== due && cash === roundedCash(due, smallestCoin)
    ? { amount: due, rounding: cash - due }
    : { amount: cash, rounding: 0 }
}
