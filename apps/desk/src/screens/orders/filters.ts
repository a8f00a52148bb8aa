import type { RowOf } from '@causeway/core'
import type { orderList } from '@causeway/shop'
import { needsPerson } from '../../sync/records.ts'
import { officialNumberWord } from './words.ts'

/** An order as the list shows it. */
export type OrderListRow = RowOf<typeof orderList>

/** A part of the orders one works through. */
export type OrderFilter = 'all' | 'open' | 'unpaid' | 'needs-you'

/** The parts, in the order they are offered. */
export const orderFilters: readonly {
  readonly name: OrderFilter
  readonly title: string
  readonly holds: (row: OrderListRow) => boolean
}[] = [
  { name: 'all', title: 'All', holds: () => true },
  { name: 'open', title: 'Open', holds: ({ progress }) => progress === 'draft' || progress === 'confirmed' },
  { name: 'unpaid', title: 'To pay', holds: ({ balance }) => balance > 0 },
  { name: 'needs-you', title: 'Needs you', holds: needsPerson },
]

/** What a search looks at in an order. */
export function orderTexts({
  number,
  officialNumber,
  customerName,
  progress,
}: OrderListRow): readonly string[] {
  return [number, officialNumberWord(officialNumber), customerName, progress]
}
