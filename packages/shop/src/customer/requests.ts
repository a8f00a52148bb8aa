import type { Command } from '@causeway/core'
import { customer } from './customer.ts'
import type { Customer } from './directory.ts'
import { type CustomerDetails, changedSince, detailNames } from './state.ts'

/**
 * One customer is merged into another, who has `details` from then on; what `remaining` lacks and nobody chose, a price
 * list as well, is filled from the other. One request, so that it is undone as one.
 */
export function mergeRequest(
  remaining: Customer,
  merged: Customer,
  details: Partial<CustomerDetails> = {},
): readonly Command[] {
  const changed: Partial<Record<keyof CustomerDetails, string>> = {}
  for (const field of detailNames) {
    const value = details[field] ?? (remaining[field] || merged[field])
    if (value !== remaining[field]) changed[field] = value
  }
  return [
    customer.commands.merge(merged.id, { into: remaining.id }),
    ...(remaining.priceList === '' && merged.priceList !== ''
      ? [customer.commands.assignPriceList(remaining.id, { list: merged.priceList })]
      : []),
    ...(Object.keys(changed).length === 0 ? [] : changeCustomerRequest(remaining, changed)),
  ]
}

/**
 * Changes details of a customer. What was changed about their aliases in the same fields counts as looked at: what is
 * entered now stands.
 */
export function changeCustomerRequest(
  { id, aliases }: Pick<Customer, 'id' | 'aliases'>,
  changed: Partial<CustomerDetails>,
): readonly Command[] {
  const fields = detailNames.filter((field) => changed[field] !== undefined)
  const looked = aliases.map((alias) => ({
    alias,
    fields: changedSince(alias).filter((field) => fields.includes(field)),
  }))
  return [
    customer.commands.changeDetails(id, changed),
    ...looked
      .filter((one) => one.fields.length > 0)
      .map((one) => customer.commands.takeOver(one.alias.id, { fields: one.fields })),
  ]
}

/** Two customers are two. Recorded with the one of the smaller id, whichever way round it is said. */
export function dismissDuplicateRequest(a: string, b: string): Command {
  const [first, other] = a < b ? [a, b] : [b, a]
  return customer.commands.dismissDuplicate(first, { other })
}
