import type { Availability, CurrencyCode, OrderTotals, Progress, Tender } from '@causeway/shop'
import { formatMoney, readMoney } from '../../format/money.ts'
import type { Tone } from '../../parts/Badge.tsx'

/** An order's progress in a word, and what it means for whoever looks. */
export const progressWords: Readonly<Record<Progress, { readonly text: string; readonly tone: Tone }>> = {
  none: { text: 'Unknown', tone: 'neutral' },
  draft: { text: 'Draft', tone: 'neutral' },
  confirmed: { text: 'Confirmed', tone: 'active' },
  returned: { text: 'Returned', tone: 'neutral' },
  shipped: { text: 'Shipped', tone: 'ok' },
  'handed over': { text: 'Handed over', tone: 'ok' },
  cancelled: { text: 'Cancelled', tone: 'neutral' },
}

/** How it stands with the goods of a line; empty where there is nothing to say. */
export const availabilityWords: Readonly<
  Record<Availability, { readonly text: string; readonly tone: Tone }>
> = {
  'not asked': { text: '', tone: 'neutral' },
  expected: { text: 'Expected', tone: 'neutral' },
  promised: { text: 'Set aside', tone: 'ok' },
  short: { text: 'Short', tone: 'warn' },
  backorder: { text: 'On backorder', tone: 'active' },
}

/** The number without gaps, as people write it; empty until there is one. */
export function officialNumberWord(number: number): string {
  return number === 0 ? '' : `No. ${String(number).padStart(5, '0')}`
}

/** How money was taken. */
export const tenderWords: Readonly<Record<Tender, string>> = {
  cash: 'Cash',
  card: 'Card',
  transfer: 'Transfer',
  other: 'Other',
}

/** The ways money moves, in the order they are offered. */
export const tenders: readonly { readonly value: Tender; readonly title: string }[] = (
  ['cash', 'card', 'transfer', 'other'] as const
).map((value) => ({ value, title: tenderWords[value] }))

/** The change for what a customer gives, as both are typed; nothing until both can be read. */
export function changeWords(amount: string, given: string, currency: CurrencyCode): string | undefined {
  const change = readMoney(given, currency) - readMoney(amount, currency)
  if (Number.isNaN(change)) return undefined
  return change < 0
    ? `${formatMoney({ amount: -change, currency })} are missing.`
    : `Change: ${formatMoney({ amount: change, currency })}`
}

type Standing = Pick<OrderTotals, 'total' | 'paid' | 'balance'> & {
  readonly progress: Progress
  /** What declined payments left open. */
  readonly declined?: number
}

/** How an order's money stands, in a word; empty where there is nothing to say. */
export function moneyWord({ progress, total, paid, balance, declined = 0 }: Standing): string {
  if (progress === 'cancelled') return paid > 0 ? 'Money held' : ''
  if (balance < 0) return 'Overpaid'
  if (declined > 0) return 'Payment declined'
  if (balance > 0) return paid > 0 ? 'Part paid' : 'To pay'
  return total > 0 ? 'Paid' : ''
}
