import { noonOf } from '../day.ts'
import { amount, type CurrencyCode, exponentOf, parseDecimal, parseExact } from '../money.ts'
import { count } from '../words.ts'
import type { Cells, FileFormat, RowProblem } from './row.ts'

/** A cell as it was understood, or what is wrong with it. */
export type Cell<T> = { readonly value: T; readonly problem?: never } | { readonly problem: RowProblem }

/** How long an order's number and a product's id may be, so that what is made of them fits everywhere. */
const longest = 80

/** The first needed cell that is empty, or an id that is too long; `undefined` when all is well. */
export function missingOrTooLong(cells: Cells, { needs }: FileFormat, ids: readonly string[]) {
  for (const column of needs) {
    if ((cells[column] ?? '') === '')
      return problem(cells, column, `${column} is empty. Fill it in, or leave the row out.`)
  }
  for (const column of ids) {
    if ((cells[column] ?? '').length > longest)
      return problem(cells, column, `Shorten this to ${longest} characters.`)
  }
  return undefined
}

/** A day written year-month-day, with its noon. */
export function dayCell(cells: Cells, column: string): Cell<{ placedOn: string; placedAt: number }> {
  const placedOn = cells[column] ?? ''
  const placedAt = noonOf(placedOn)
  if (placedAt !== undefined && placedAt >= 0) return { value: { placedOn, placedAt } }
  return { problem: problem(cells, column, 'Write the date as year-month-day, 2024-03-05.') }
}

/** A whole number from 1. */
export function countCell(cells: Cells, column: string): Cell<number> {
  const text = cells[column] ?? ''
  const read = count.safeParse(/^\d+(\.0+)?$/.test(text) ? Number(text) : Number.NaN)
  return read.success
    ? { value: read.data }
    : { problem: problem(cells, column, 'Enter a whole number from 1 to 100,000.') }
}

/** An amount of zero or more, rounded to the currency's smallest unit, and whether it had to be. */
export function amountCell(
  cells: Cells,
  column: string,
  currency: CurrencyCode,
  example: string,
): Cell<{ amount: number; rounded: boolean }> {
  const text = cells[column] ?? ''
  const read = amount.min(0).safeParse(parseDecimal(text, currency))
  if (!read.success) return { problem: problem(cells, column, `Enter an amount such as ${example}.`) }
  const { digits, places } = parseExact(text) ?? { digits: 0n, places: 0 }
  const beyond = 10n ** BigInt(Math.max(0, places - exponentOf(currency)))
  return { value: { amount: read.data, rounded: digits % beyond !== 0n } }
}

/** A cell with what to do about it. */
export function problem(cells: Cells, column: string, message: string): RowProblem {
  return { column, value: cells[column] ?? '', message }
}
