import type { Customer, CustomerDetails } from '@causeway/shop'

/** A part of the customers one looks through. */
export type CustomerFilter = 'all' | 'owing' | 'duplicates' | 'archived'

/** What is known of a customer besides their record. */
export interface Standing {
  readonly owes: boolean
  /** Somebody else in the list may be the same person. */
  readonly isDuplicate: boolean
}

/** The parts, in the order they are offered. Who is archived is in their own part, and still seen while they owe. */
export const customerFilters: readonly {
  readonly name: CustomerFilter
  readonly title: string
  readonly holds: (customer: Pick<Customer, 'archived'>, standing: Standing) => boolean
}[] = [
  { name: 'all', title: 'All', holds: ({ archived }) => !archived },
  { name: 'owing', title: 'To pay', holds: (_customer, { owes }) => owes },
  { name: 'duplicates', title: 'Duplicates', holds: (_customer, { isDuplicate }) => isDuplicate },
  { name: 'archived', title: 'Archived', holds: ({ archived }) => archived },
]

/** What a search looks at in a customer: also what any record merged into theirs says. */
export function customerTexts(
  customer: Pick<Customer, 'aliases' | keyof CustomerDetails>,
): readonly [string, ...string[]] {
  return [
    customer.name,
    ...[customer, ...customer.aliases].flatMap(({ name, email, phone, address }) => [
      name,
      email,
      phone,
      // A number is found however it is spaced.
      phone.replace(/[^\d+]/g, ''),
      address,
    ]),
  ]
}
