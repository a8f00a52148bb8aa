import type { FileFormat, RowProblem, SalesLine } from './row.ts'

/** Where something was first said: the row, and what it said. */
interface Said {
  readonly row: number
  readonly line: SalesLine
}

/**
 * Finds rows that contradict earlier ones of the same file: one order on two days, for two customers or in two
 * currencies, or one line twice. A good row comes back with the line id it is known by.
 */
export function contradictionsIn({ columnOf, equalLines }: FileFormat) {
  const orders = new Map<string, Said>()
  const lines = new Map<string, Said[]>()

  return (line: SalesLine, row: number): SalesLine | RowProblem => {
    const first = orders.get(line.order)
    if (first?.line.placedOn !== undefined && first.line.placedOn !== line.placedOn) {
      return {
        column: columnOf.placedOn,
        value: line.placedOn,
        message: `Order ${line.order} is of ${first.line.placedOn} on row ${first.row}. Give this one another number, or the same day.`,
      }
    }
    if (first && first.line.customer !== line.customer) {
      return {
        column: columnOf.customer,
        value: line.customerName,
        message: `Order ${line.order} is for ${first.line.customerName || 'nobody'} on row ${first.row}. Give this one another number, or the same customer.`,
      }
    }
    if (first && first.line.currency !== line.currency) {
      return {
        column: 'currency',
        value: line.currency,
        message: `Order ${line.order} is in ${first.line.currency} on row ${first.row}. One order has one currency.`,
      }
    }
    const key = JSON.stringify([equalLines === 'wrong' ? '' : line.order, line.line])
    const earlier = lines.get(key) ?? []
    const [before] = earlier
    if (before && equalLines === 'wrong') {
      return {
        column: columnOf.line,
        value: line.line,
        message: `Row ${before.row} has this ${columnOf.line} already. Give this one another, or leave it out.`,
      }
    }
    if (!first) orders.set(line.order, { row, line })
    lines.set(key, [...earlier, { row, line }])
    return before ? { ...line, line: `${line.line}#${earlier.length + 1}` } : line
  }
}
