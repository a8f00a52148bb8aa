import type { CurrencyCode } from '../money.ts'
import type { OrderState, Payment } from '../order/state.ts'
import { type DrawerState, type Entry, lastClose } from './state.ts'

/** An entry that a drawer's close may cover, and whose it is. */
export interface Taking extends Entry {
  readonly drawer: string
  readonly currency: CurrencyCode
}

/** What changed hands in cash: nothing by card. */
export function cashOf({
  tender,
  amount,
  rounding = 0,
}: Pick<Payment, 'tender' | 'amount' | 'rounding'>): number {
  return tender === 'cash' ? amount + rounding : 0
}

/** Everything an order did to drawers: its payments and refunds, and those that bounced once more with the sign turned. */
export function takingsOf(id: string, { payments, declined, currency }: OrderState): readonly Taking[] {
  return Object.entries(payments).flatMap(([payment, made]) => {
    const { drawer, tender, amount, at } = made
    if (drawer === undefined) return []
    const taking: Taking = {
      ...{ order: id, payment, kind: 'payment', tender, amount, cash: cashOf(made), at, drawer, currency },
    }
    const bounced = Object.hasOwn(declined, payment) ? declined[payment] : undefined
    return bounced
      ? [taking, { ...taking, kind: 'declined' as const, amount: -amount, cash: 0, at: bounced.at }]
      : [taking]
  })
}

/** Which entry it is, among all of a drawer. */
export function entryKey({ order, payment, kind }: Pick<Entry, 'order' | 'payment' | 'kind'>): string {
  return JSON.stringify([order, payment, kind])
}

/** The entries that signed closes cover. */
export function coveredKeys({ closes }: DrawerState): ReadonlySet<string> {
  return new Set(closes.flatMap(({ entries }) => entries.map(entryKey)))
}

/**
 * Of all takings those of a drawer that no signed close covers, the oldest first; what was made before the last close
 * is late. A drawer counts one currency.
 */
export function dueEntries(id: string, drawer: DrawerState, takings: Iterable<Taking>): readonly Entry[] {
  const covered = coveredKeys(drawer)
  const due: Entry[] = []
  for (const { drawer: whose, currency, ...entry } of takings) {
    if (whose !== id || currency !== drawer.currency || covered.has(entryKey(entry))) continue
    due.push({ ...entry, ...isLate(drawer, entry.at) })
  }
  return due.sort((a, b) => a.at - b.at || (entryKey(a) < entryKey(b) ? -1 : 1))
}

/** Cash put in or taken out that no signed close covers. */
export interface DueMove {
  readonly movement: string
  readonly amount: number
  readonly reason: string
  readonly at: number
  readonly by: string
  readonly late?: true
}

/** The movements of cash that no signed close covers, the oldest first. */
export function dueMoves(drawer: DrawerState): readonly DueMove[] {
  const covered = new Set(drawer.closes.flatMap(({ moves }) => moves.map(({ movement }) => movement)))
  return Object.entries(drawer.moves)
    .filter(([movement]) => !covered.has(movement))
    .map(([movement, move]) => ({ movement, ...move, ...isLate(drawer, move.at) }))
    .sort((a, b) => a.at - b.at || (a.movement < b.movement ? -1 : 1))
}

/** What should be in a drawer. */
export function expectedCash(
  float: number,
  entries: readonly Pick<Entry, 'cash'>[],
  moves: readonly { readonly amount: number }[],
): number {
  return (
    float +
    entries.reduce((sum, { cash }) => sum + cash, 0) +
    moves.reduce((sum, { amount }) => sum + amount, 0)
  )
}

function isLate(drawer: DrawerState, at: number): { readonly late?: true } {
  const last = lastClose(drawer)
  return last && at < last.at ? { late: true } : {}
}
