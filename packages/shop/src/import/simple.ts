import { type CurrencyCode, currencyCodes, divideHalfUp, exponentOf, parseExact } from '../money.ts'
import { type LinePrice, lineTotal } from '../order/pricing.ts'
import { amountCell, countCell, dayCell, missingOrTooLong, problem } from './cells.ts'
import type { Cells, FileFormat, RowProblem, SalesLine } from './row.ts'

/** The desk's own columns: one line of an order per row, with the price of one. */
export const simpleFormat: FileFormat = {
  kind: 'simple',
  columns: ['order', 'date', 'customer', 'product', 'quantity', 'price', 'currency'],
  needs: ['order', 'date', 'product', 'quantity', 'price'],
  columnOf: { order: 'order', line: 'product', placedOn: 'date', customer: 'customer' },
  equalLines: 'counted',
  read: readSimpleRow,
}

function readSimpleRow(cells: Cells): SalesLine | RowProblem {
  const text = (column: string) => cells[column] ?? ''
  const wrong = missingOrTooLong(cells, simpleFormat, ['order', 'product', 'customer'])
  if (wrong) return wrong
  const currency = currencyOf(text('currency') || 'EUR')
  if (!currency) return problem(cells, 'currency', 'Use a currency code such as EUR.')
  const day = dayCell(cells, 'date')
  if (day.problem) return day.problem
  const quantity = countCell(cells, 'quantity')
  if (quantity.problem) return quantity.problem
  const one = amountCell(cells, 'price', currency, '4.20')
  if (one.problem) return one.problem
  const price = exactPrice(text('price'), currency)
  if (!price) return problem(cells, 'price', `Write at most ${exponentOf(currency) + 5} decimals.`)
  const total = lineTotal({ price, quantity: quantity.value })
  return {
    kind: simpleFormat.kind,
    line: text('product').toLowerCase(),
    order: text('order'),
    ...day.value,
    customer: text('customer').toLowerCase(),
    customerName: text('customer'),
    product: text('product').toLowerCase(),
    productName: text('product'),
    quantity: quantity.value,
    price,
    total,
    listPrice: one.value.amount,
    currency,
    rounded: (BigInt(price.amount) * BigInt(quantity.value)) % BigInt(price.per) !== 0n,
  }
}

/** A price of one with any decimals, as an amount for so many: 0.125 is 125 cents for 10. */
function exactPrice(text: string, currency: CurrencyCode): LinePrice | undefined {
  const exact = parseExact(text)
  if (!exact) return undefined
  const exponent = exponentOf(currency)
  let { digits, places } = exact
  for (; places < exponent; places++) digits *= 10n
  for (; places > exponent && digits % 10n === 0n; places--) digits /= 10n
  const price = { amount: divideHalfUp(digits, 1n), per: 10 ** (places - exponent) }
  return price.per <= 100_000 && price.amount <= 10_000_000_000 ? price : undefined
}

function currencyOf(code: string): CurrencyCode | undefined {
  return currencyCodes.find((known) => known === code.toUpperCase())
}
