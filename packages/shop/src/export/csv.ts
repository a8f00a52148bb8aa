import Papa from 'papaparse'
import { mainLocation } from '../location/location.ts'
import { type CurrencyCode, decimal, exponentOf } from '../money.ts'
import { type LinePrice, lineTotal } from '../order/pricing.ts'
import { type OrderState, orderedLines, orderTotals } from '../order/state.ts'
import type { ProductState } from '../product/product.ts'

/**
 * CSV as spreadsheets read it. A cell that a spreadsheet would take for a formula is led by an apostrophe (OWASP, "CSV
 * injection"); the desk's own import takes it off again.
 */
function csv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `${Papa.unparse([[...columns], ...rows.map((row) => [...row])], { escapeFormulae: true, newline: '\r\n' })}\r\n`
}

const orderColumns = [
  'order',
  'date',
  'customer',
  'product',
  'quantity',
  'price',
  'currency',
  'discount %',
  'tax %',
  'amount',
  'official number',
  'progress',
  'order total',
  'order paid',
] as const

/** Orders, one row per line, in the columns that the desk's own import reads and some more. */
export function ordersCsv(orders: Iterable<OrderState>): string {
  const rows: (string | number)[][] = []
  for (const state of orders) {
    const { currency } = state
    const money = (amount: number) => decimal({ amount, currency })
    const { total, paid } = orderTotals(state)
    for (const line of orderedLines(state)) {
      rows.push([
        state.number,
        state.placedOn,
        state.customerName,
        line.name,
        line.quantity,
        unitPrice(line.price, currency),
        currency,
        (line.discount ?? 0) / 100,
        (line.tax ?? 0) / 100,
        money(lineTotal(line)),
        state.officialNumber === 0 ? '' : state.officialNumber,
        state.progress,
        money(total),
        money(paid),
      ])
    }
  }
  return csv(orderColumns, rows)
}

/** The price of one as a decimal: exact where it can be, else to five places more than the currency has. */
function unitPrice({ amount, per }: LinePrice, currency: CurrencyCode): string {
  if (per === 1) return decimal({ amount, currency })
  const places = exponentOf(currency) + 5
  const scaled = (BigInt(amount) * 10n ** 5n * 2n + BigInt(per)) / (2n * BigInt(per))
  const digits = scaled.toString().padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return fraction === '' ? digits.slice(0, -places) : `${digits.slice(0, -places)}.${fraction}`
}

/** What one location holds of a product. */
export interface ExportedShelf {
  readonly location: string
  readonly onHand: number
  readonly reserved: number
}

/** Products with what each location holds of them; `places` are the names of the locations by their ids. */
export function productsCsv(
  products: Iterable<{ readonly state: ProductState; readonly shelves: readonly ExportedShelf[] }>,
  places: ReadonlyMap<string, string>,
): string {
  const rows: (string | number)[][] = []
  for (const { state, shelves } of products) {
    const { name, sku, price, archived } = state
    const about = [name, sku, decimal(price), price.currency, archived ? 'archived' : 'for sale']
    const held = shelves.length === 0 ? [{ location: mainLocation, onHand: 0, reserved: 0 }] : shelves
    for (const { location, onHand, reserved } of held)
      rows.push([...about, places.get(location) ?? location, onHand, reserved, onHand - reserved])
  }
  const columns = [
    'product',
    'number',
    'price',
    'currency',
    'sold',
    'location',
    'on hand',
    'set aside',
    'free',
  ]
  return csv(columns, rows)
}

/** Customers with what is known of them. */
export function customersCsv(
  customers: Iterable<{
    readonly name: string
    readonly email: string
    readonly phone: string
    readonly address: string
  }>,
): string {
  return csv(
    ['customer', 'e-mail', 'phone', 'address'],
    [...customers].map(({ name, email, phone, address }) => [name, email, phone, address]),
  )
}
