import type { Entry, Tender } from '@causeway/shop'

/** What a drawer took by one tender. */
export interface TenderSum {
  readonly tender: Tender
  readonly taken: number
  /** What went back, and what did not come after all; zero or below. */
  readonly back: number
  readonly total: number
  /** How much of the total was heard of late. */
  readonly late: number
}

/** What entries come to by tender, in the order tenders are offered. */
export function sumsByTender(
  entries: readonly Pick<Entry, 'tender' | 'amount' | 'late'>[],
): readonly TenderSum[] {
  return (['cash', 'card', 'transfer', 'other'] as const).flatMap((tender) => {
    const of = entries.filter((entry) => entry.tender === tender)
    if (of.length === 0) return []
    const sum = (holds: (entry: Pick<Entry, 'amount' | 'late'>) => boolean) =>
      of.reduce((total, entry) => (holds(entry) ? total + entry.amount : total), 0)
    return [
      {
        tender,
        taken: sum(({ amount }) => amount > 0),
        back: sum(({ amount }) => amount < 0),
        total: sum(() => true),
        late: sum(({ late }) => late === true),
      },
    ]
  })
}

/** What the coins made of amounts paid in cash. */
export function roundingOf(entries: readonly Pick<Entry, 'tender' | 'amount' | 'cash'>[]): number {
  return entries.reduce((sum, { tender, amount, cash }) => (tender === 'cash' ? sum + cash - amount : sum), 0)
}
