import type { Command } from '@causeway/core'
import { customer } from '../customer/customer.ts'
import type { CurrencyCode } from '../money.ts'
import { order } from '../order/order.ts'
import type { LinePrice } from '../order/pricing.ts'
import { product } from '../product/product.ts'

/** One line of an order, as a file tells it. Ids are the file's own. */
export interface SalesLine {
  /** Which kind of file it came from. */
  readonly kind: string
  /** Tells the line apart from all others of its order, whatever its row in the file. */
  readonly line: string
  readonly order: string
  /** The day, `2024-03-05`. */
  readonly placedOn: string
  /** Milliseconds since 1970: noon of the day. */
  readonly placedAt: number
  /** Empty when the file names nobody. */
  readonly customer: string
  readonly customerName: string
  readonly product: string
  readonly productName: string
  readonly quantity: number
  /** What was agreed, exactly. */
  readonly price: LinePrice
  /** What the whole line comes to, in the smallest unit. */
  readonly total: number
  /** What one of the product costs by itself, in the smallest unit. */
  readonly listPrice: number
  readonly currency: CurrencyCode
  /** Whether the file has more decimals than the currency, so that the total is rounded. */
  readonly rounded: boolean
}

/** What is wrong with a row, and what to do about it. */
export interface RowProblem {
  readonly column: string
  readonly value: string
  readonly message: string
}

/** A row's cells by the names of their columns, trimmed; an absent column is empty. */
export type Cells = Readonly<Record<string, string>>

/** A kind of file that can be imported. */
export interface FileFormat {
  /** Its name in the ids of requests, so that lines of two kinds never meet. */
  readonly kind: string
  readonly columns: readonly string[]
  /** Those that must be there and filled in. */
  readonly needs: readonly string[]
  /** Which of its columns say what, for telling people where two rows contradict each other. */
  readonly columnOf: Readonly<Record<'order' | 'line' | 'placedOn' | 'customer', string>>
  /** How often an order may have the same line: such lines are counted, or the file is wrong. */
  readonly equalLines: 'counted' | 'wrong'
  read(cells: Cells): SalesLine | RowProblem
}

/** A request made of a row, for `executeEach`. */
export interface ImportRequest {
  readonly id: string
  readonly commands: readonly Command[]
}

/**
 * What a row asks for, all of it or nothing: the customer and the product if they are new, the order, and the line.
 * Every id comes from the file, and each command changes nothing where it is so already; so importing the same file
 * again changes nothing, on any device.
 */
export function rowRequest(row: SalesLine): ImportRequest {
  const buyer = row.customer === '' ? undefined : row.customer
  return {
    id: `import/${row.kind}/${row.order}/${row.line}`,
    commands: [
      ...(buyer === undefined ? [] : [customer.commands.register(buyer, { name: row.customerName })]),
      product.commands.add(row.product, {
        name: row.productName,
        sku: row.product,
        price: { amount: row.listPrice, currency: row.currency },
      }),
      order.commands.place(row.order, {
        number: row.order,
        currency: row.currency,
        placedAt: row.placedAt,
        placedOn: row.placedOn,
        as: 'confirmed',
        ...(buyer === undefined ? {} : { customer: buyer }),
      }),
      order.commands.addLine(row.order, {
        line: row.line,
        product: row.product,
        quantity: row.quantity,
        price: row.price,
      }),
    ],
  }
}
