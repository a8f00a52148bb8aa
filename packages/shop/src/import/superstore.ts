import { divideHalfUp, parseExact } from '../money.ts'
import { amountCell, countCell, dayCell, missingOrTooLong, problem } from './cells.ts'
import type { Cells, FileFormat, RowProblem, SalesLine } from './row.ts'

/** A sales export with what each line of an order came to as a whole, in dollars. */
export const superstoreFormat: FileFormat = {
  kind: 'superstore',
  columns: [
    'Row ID',
    'Order ID',
    'Order Date',
    'Customer ID',
    'Customer Name',
    'Product ID',
    'Product Name',
    'Sales',
    'Quantity',
    'Discount',
  ],
  needs: [
    'Row ID',
    'Order ID',
    'Order Date',
    'Customer ID',
    'Customer Name',
    'Product ID',
    'Product Name',
    'Sales',
    'Quantity',
  ],
  columnOf: { order: 'Order ID', line: 'Row ID', placedOn: 'Order Date', customer: 'Customer ID' },
  equalLines: 'wrong',
  read: readSuperstoreRow,
}

function readSuperstoreRow(cells: Cells): SalesLine | RowProblem {
  const text = (column: string) => cells[column] ?? ''
  const wrong = missingOrTooLong(cells, superstoreFormat, ['Row ID', 'Order ID', 'Customer ID', 'Product ID'])
  if (wrong) return wrong
  const day = dayCell(cells, 'Order Date')
  if (day.problem) return day.problem
  const quantity = countCell(cells, 'Quantity')
  if (quantity.problem) return quantity.problem
  const sales = amountCell(cells, 'Sales', 'USD', '22.37')
  if (sales.problem) return sales.problem
  const discount = parseExact(text('Discount') || '0')
  if (!discount || discount.digits < 0n || discount.digits > 10n ** BigInt(discount.places))
    return problem(cells, 'Discount', 'Enter a share from 0 to 1, such as 0.2.')
  const { amount: total, rounded } = sales.value
  return {
    kind: superstoreFormat.kind,
    line: text('Row ID'),
    order: text('Order ID'),
    ...day.value,
    customer: text('Customer ID'),
    customerName: text('Customer Name'),
    product: text('Product ID'),
    productName: text('Product Name'),
    quantity: quantity.value,
    price: { amount: total, per: quantity.value },
    total,
    listPrice: listPrice(total, quantity.value, discount),
    currency: 'USD',
    rounded,
  }
}

/** What one costs without discount; what it was sold for when everything was taken off. */
function listPrice(total: number, quantity: number, discount: { digits: bigint; places: number }): number {
  const whole = 10n ** BigInt(discount.places)
  const left = whole - discount.digits
  return left === 0n
    ? divideHalfUp(BigInt(total), BigInt(quantity))
    : divideHalfUp(BigInt(total) * whole, BigInt(quantity) * left)
}
