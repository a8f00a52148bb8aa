import type { RowOf } from '@causeway/core'
import type { customerList } from '../views.ts'
import { type CustomerDetails, changedSince } from './state.ts'
import { survivorOf } from './survivor.ts'

/** A record of a customer as the list has it: of somebody, or of one of their aliases. */
export type CustomerRow = RowOf<typeof customerList>

/** A detail of an alias that somebody changed after it was merged, while whoever remains has another one. */
export interface ChangedSince {
  readonly alias: CustomerRow
  readonly field: keyof CustomerDetails
  readonly value: string
}

/** One person with everything recorded under any of their ids. */
export interface Customer extends CustomerDetails {
  readonly id: string
  readonly archived: boolean
  /** The price list they are on; empty for the standard prices. */
  readonly priceList: string
  /** The records that were merged into this one, by name. */
  readonly aliases: readonly CustomerRow[]
  /** Details to look at: nothing of them is lost, and nobody can know which is right. */
  readonly changedSince: readonly ChangedSince[]
  readonly waiting: number
  readonly questions: number
  readonly trouble: CustomerRow['trouble']
}

/** All customers, each once. */
export interface Directory {
  /** In the order of the list. */
  readonly customers: readonly Customer[]
  /** By any id, an alias's as well. */
  of(id: string): Customer | undefined
  /** Whether somebody said of two records that they are two people. */
  areTwo(one: string, other: string): boolean
}

/** Puts the records of customers together by what was merged. Pure, and linear in their number. */
export function directoryOf(rows: readonly CustomerRow[]): Directory {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const read = (id: string) => byId.get(id) ?? nobody
  const aliases = new Map<string, CustomerRow[]>()
  for (const row of rows) {
    if (row.mergedInto === '') continue
    const remaining = survivorOf(read, row.id)
    if (remaining !== row.id) aliases.set(remaining, [...(aliases.get(remaining) ?? []), row])
  }
  const gone = new Set([...aliases.values()].flat().map(({ id }) => id))
  const customers = rows
    .filter(({ id }) => !gone.has(id))
    .map((row) => {
      const merged = aliases.get(row.id)
      return merged ? customerOf(row, merged) : customerAlone(row)
    })
  const people = new Map(customers.map((one) => [one.id, one]))
  const says = (one: string, other: string) => Object.hasOwn(byId.get(one)?.others ?? {}, other)
  return {
    customers,
    of: (id) => people.get(survivorOf(read, id)),
    areTwo: (one, other) => says(one, other) || says(other, one),
  }
}

/** The row of whoever did not change is the same object as before: nearly all of them, each time somebody did. */
const alone = new WeakMap<CustomerRow, Customer>()

function customerAlone(row: CustomerRow): Customer {
  const known = alone.get(row) ?? customerOf(row, [])
  alone.set(row, known)
  return known
}

const nobody = { registered: false, mergedInto: '' }

function customerOf(row: CustomerRow, aliases: readonly CustomerRow[]): Customer {
  const shown: Record<keyof CustomerDetails, string> = {
    name: row.name,
    email: row.email,
    phone: row.phone,
    address: row.address,
  }
  const since = aliases.flatMap((alias) => changedSince(alias).map((field) => ({ alias, field })))
  for (const { alias, field } of since) if (isFollowed(row, alias, field)) shown[field] = alias[field]
  return {
    id: row.id,
    archived: row.archived,
    priceList: row.priceList,
    ...shown,
    aliases,
    changedSince: since
      .filter(({ alias, field }) => alias[field] !== '' && alias[field] !== shown[field])
      .map(({ alias, field }) => ({ alias, field, value: alias[field] })),
    waiting: sum(row, aliases, ({ waiting }) => waiting),
    questions: sum(row, aliases, ({ questions }) => questions),
    trouble: row.trouble ?? aliases.find(({ trouble }) => trouble !== undefined)?.trouble,
  }
}

/**
 * Whether what was changed about an alias after the merge is simply the newer value: whoever remains has none, or has
 * the very one that was changed. Of two that were merged into each other neither leads.
 */
function isFollowed(row: CustomerRow, alias: CustomerRow, field: keyof CustomerDetails): boolean {
  if (alias[field] === '') return false
  return row[field] === '' || (row.mergedInto === '' && row[field] === alias.takenOver[field])
}

function sum(row: CustomerRow, aliases: readonly CustomerRow[], of: (row: CustomerRow) => number): number {
  return aliases.reduce((total, alias) => total + of(alias), of(row))
}
