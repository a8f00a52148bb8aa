import type { RowOf } from '@causeway/core'
import {
  type CurrencyCode,
  type ListedPayment,
  localDay,
  type paymentList,
  type Tender,
} from '@causeway/shop'
import { matcher } from '../../list/search.ts'
import { officialNumberWord, tenderWords } from '../orders/words.ts'

type OrderPayments = RowOf<typeof paymentList>

/** A payment or refund, with what people know it by. */
export interface PaymentRow extends ListedPayment {
  /** Its own among all payments: an id from a file may be on two orders. */
  readonly key: string
  readonly order: string
  readonly number: string
  readonly officialNumber: number
  readonly customerName: string
  readonly currency: CurrencyCode
}

/** All payments of all orders, the newest first. */
export function paymentRows(orders: readonly OrderPayments[]): readonly PaymentRow[] {
  return orders
    .flatMap(({ id: order, number, officialNumber, customerName, currency, payments }) =>
      payments.map((payment) => ({
        ...payment,
        ...{ key: `${order}/${payment.id}`, order, number, officialNumber, customerName, currency },
      })),
    )
    .sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))
}

/** Which payments, by how they were made or what became of them. */
export type Kind = 'all' | Tender | 'back' | 'declined'

/** The kinds in the order they are offered. */
export const kinds: readonly {
  readonly name: Kind
  readonly title: string
  readonly holds: (row: PaymentRow) => boolean
}[] = [
  { name: 'all', title: 'All', holds: () => true },
  ...(['cash', 'card', 'transfer', 'other'] as const).map((tender) => ({
    name: tender,
    title: tenderWords[tender],
    holds: (row: PaymentRow) => row.tender === tender,
  })),
  { name: 'back', title: 'Paid back', holds: ({ amount }) => amount < 0 },
  { name: 'declined', title: 'Declined', holds: ({ declined }) => declined !== undefined },
]

/** What one looks for besides the kind. */
export interface Wanted {
  readonly query: string
  /** A day as `2024-03-05`; empty for any. */
  readonly day: string
  /** `drawer/<id>` or `device/<id>`; empty for any. */
  readonly place: string
}

/** The payments one looks for. */
export function wantedPayments(
  rows: readonly PaymentRow[],
  { query, day, place }: Wanted,
): readonly PaymentRow[] {
  const matches = matcher(query, textsOf)
  return rows.filter(
    (row) =>
      (day === '' || localDay(row.at) === day) &&
      (place === '' || place === `drawer/${row.drawer}` || place === `device/${row.device}`) &&
      matches(row),
  )
}

const textsOf = ({ number, officialNumber, customerName, reference }: PaymentRow) => [
  number,
  officialNumberWord(officialNumber),
  customerName,
  reference,
]

/** What payments of one currency come to. */
export interface Takings {
  readonly currency: CurrencyCode
  readonly total: number
  /** Of each tender there is any of. */
  readonly tenders: readonly { readonly tender: Tender; readonly amount: number }[]
}

/** What payments come to, by currency and tender. What was declined came to nothing. */
export function addUpPayments(
  rows: readonly Pick<PaymentRow, 'currency' | 'tender' | 'amount' | 'declined'>[],
): readonly Takings[] {
  const sums = new Map<CurrencyCode, Map<Tender, number>>()
  for (const { currency, tender, amount, declined } of rows) {
    if (declined) continue
    const tenders = sums.get(currency) ?? new Map<Tender, number>()
    sums.set(currency, tenders.set(tender, (tenders.get(tender) ?? 0) + amount))
  }
  return [...sums].map(([currency, tenders]) => ({
    currency,
    total: [...tenders.values()].reduce((sum, amount) => sum + amount, 0),
    tenders: [...tenders].map(([tender, amount]) => ({ tender, amount })),
  }))
}
