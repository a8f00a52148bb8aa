import { type StreamStatus, view } from '@causeway/core'
import { customer } from './customer/customer.ts'
import { order } from './order/order.ts'
import { isSale, orderTotals, soldLines } from './order/state.ts'
import { product } from './product/product.ts'
import { shelf } from './stock/state.ts'
import { parseStockId, stock } from './stock/stock.ts'

/** What a row says besides its content: is something waiting to be sent, does something need a person? */
function marks({ pending, conflicts, flags, trouble }: StreamStatus) {
  return { waiting: pending, questions: conflicts.length + flags.length, trouble: trouble?.kind }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const alphabet = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const byName = (a: { name: string; id: string }, b: { name: string; id: string }) =>
  alphabet.compare(a.name, b.name) || byText(a.id, b.id)

/** All orders, newest first. Every total is per currency, for amounts of two currencies do not add up. */
export const orderList = view('orders', {
  version: 3,
  from: order,
  row: (state, status) =>
    state.progress === 'none'
      ? undefined
      : {
          id: status.id,
          number: state.number,
          officialNumber: state.officialNumber,
          fulfilment: state.fulfilment,
          progress: state.progress,
          currency: state.currency,
          placedAt: state.placedAt,
          placedOn: state.placedOn,
          customer: state.customer,
          customerName: state.customerName,
          ...orderTotals(state),
          // For what sells best: added up when somebody looks, for a total by product and day would have a group for
          // nearly every line, and every change of an order would pay for it.
          sold: soldLines(state),
          ...marks(status),
        },
  compare: (a, b) => b.placedAt - a.placedAt || byText(b.number, a.number) || byText(a.id, b.id),
  totals: {
    /** By currency, `EUR`: all there is, and of it what was sold (`revenue`). */
    all: {
      group: (row) => row.currency,
      sums: ({ progress, lines, quantity, total, paid, balance, questions }) => ({
        lines,
        quantity,
        total: progress === 'cancelled' ? 0 : total,
        revenue: isSale(progress) ? total : 0,
        paid,
        balance,
        questions,
      }),
    },
    /** What was sold by currency and day, `EUR 2024-03-05`. */
    byDay: {
      group: (row) => (isSale(row.progress) ? `${row.currency} ${row.placedOn}` : undefined),
      sums: ({ total, quantity }) => ({ total, quantity }),
    },
    /** What was sold by customer's id and currency, `…/EUR`. */
    byCustomer: {
      group: (row) => (row.customer && isSale(row.progress) ? `${row.customer}/${row.currency}` : undefined),
      sums: ({ total, paid }) => ({ total, paid }),
    },
    byProgress: { group: (row) => row.progress, sums: ({ questions }) => ({ questions }) },
  },
})

/** All products by name. */
export const productList = view('products', {
  version: 3,
  from: product,
  row: (state, status) =>
    state.added
      ? {
          id: status.id,
          name: state.name,
          sku: state.sku,
          price: state.price,
          archived: state.archived,
          lowBelow: state.lowBelow,
          ...marks(status),
        }
      : undefined,
  compare: byName,
})

/** What every location holds of every product. */
export const stockList = view('stock', {
  version: 2,
  from: stock,
  row: (state, status) => ({
    id: status.id,
    ...parseStockId(status.id),
    ...shelf(state),
    ...marks(status),
  }),
  compare: (a, b) => byText(a.product, b.product) || byText(a.location, b.location),
  totals: {
    byProduct: {
      group: (row) => row.product,
      sums: ({ onHand, reserved, free }) => ({ onHand, reserved, free }),
    },
  },
})

/** All customers by name. */
export const customerList = view('customers', {
  version: 1,
  from: customer,
  row: (state, status) =>
    state.registered
      ? {
          id: status.id,
          name: state.name,
          email: state.email,
          phone: state.phone,
          address: state.address,
          ...marks(status),
        }
      : undefined,
  compare: byName,
})
