import Papa from 'papaparse'
import { mainLocation } from '../location/location.ts'
import { type CurrencyCode, decimal, exponentOf } from '../money.ts'
import { type LinePrice, lineTotal } from '../order/pricing.ts'
import { type OrderState, orderedLines, orderTotals } from '../order/state.ts'
import { standardPrices } from '../price-list/price-list.ts'
import { priceBy } from '../price-list/prices.ts'
import type { ProductState } from '../product/product.ts'

/**
 * CSV as spreadsheets read it. A cell that a spreadsheet would take for a formula is led by an apostrophe (OWASP, "CSV
 * injection"); the desk's own import takes it off again.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: true, newline: '\r\n' },
  )}\r\n`
}

function csv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return csvText([columns, ...rows])
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
  'price list',
  'order total',
  'order paid',
  'notes',
] as const

/**
 * Orders, one row per line, in the columns that the desk's own import reads and some more. `priceLists` are the names of
 * the price lists by their ids; one an order was confirmed by has the name of then. `notesOf` says what was written about
 * an order; it stands in the order's first row.
 */
export function ordersCsv(
  orders: Iterable<OrderState>,
  priceLists: ReadonlyMap<string, string> = noLists,
  notesOf: (order: OrderState) => string | undefined = () => undefined,
): string {
  const rows: (string | number)[][] = []
  for (const state of orders) {
    const { currency } = state
    const money = (amount: number) => decimal({ amount, currency })
    const { total, paid } = orderTotals(state)
    for (const [at, line] of orderedLines(state).entries()) {
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
        state.agreedPriceList?.name ?? nameIn(priceLists, line.priceList),
        money(total),
        money(paid),
        (at === 0 && notesOf(state)) || '',
      ])
    }
  }
  return csv(orderColumns, rows)
}

const noLists: ReadonlyMap<string, string> = new Map()

/** The standard prices have no name in a file. */
const nameIn = (priceLists: ReadonlyMap<string, string>, list: string) =>
  list === standardPrices ? '' : (priceLists.get(list) ?? list)

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

/**
 * Products with what each location holds of them, and what they cost by each price list; `places` and `priceLists` are
 * the names of the locations and of the price lists by their ids.
 */
export function productsCsv(
  products: Iterable<{ readonly state: ProductState; readonly shelves: readonly ExportedShelf[] }>,
  places: ReadonlyMap<string, string>,
  priceLists: ReadonlyMap<string, string> = noLists,
): string {
  const rows: (string | number)[][] = []
  for (const { state, shelves } of products) {
    const { name, sku, price, archived } = state
    const about = [name, sku, decimal(price), price.currency, archived ? 'archived' : 'for sale']
    const listed = [...priceLists.keys()].map((list) => decimal(priceBy(list, state).price))
    const held = shelves.length === 0 ? [{ location: mainLocation, onHand: 0, reserved: 0 }] : shelves
    for (const { location, onHand, reserved } of held)
      rows.push([
        ...about,
        ...[places.get(location) ?? location, onHand, reserved, onHand - reserved],
        ...listed,
      ])
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
    ...[...priceLists.values()].map((list) => `price on ${list}`),
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
    readonly priceList?: string
  }>,
  priceLists: ReadonlyMap<string, string> = noLists,
): string {
  return csv(
    ['customer', 'e-mail', 'phone', 'address', 'price list'],
    [...customers].map(({ name, email, phone, address, priceList = standardPrices }) => [
      ...[name, email, phone, address],
      nameIn(priceLists, priceList),
    ]),
  )
}
