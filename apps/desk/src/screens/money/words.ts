import type { Money } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'

/** A day as people write it: `Mon 5 Jan 2026`. */
export function dayWords(day: string): string {
  // At noon it is that day in every time zone the shop may be in.
  return new Date(`${day}T12:00:00`).toLocaleDateString(undefined, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  })
}

/** An amount with its sign, `+€1.00`. */
export function signedMoney(money: Money): string {
  return `${money.amount > 0 ? '+' : ''}${formatMoney(money)}`
}

/** What a count found against what should be there: `Exact`, `€1.00 short`, `€1.00 over`. */
export function differenceWords({ amount, currency }: Money): string {
  if (amount === 0) return 'Exact'
  return `${formatMoney({ amount: Math.abs(amount), currency })} ${amount < 0 ? 'short' : 'over'}`
}
