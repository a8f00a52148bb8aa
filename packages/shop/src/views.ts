import { type StreamStatus, view } from '@causeway/core'
import { customer } from './customer/customer.ts'
import { drawer } from './drawer/drawer.ts'
import { location, locationName, mainLocation } from './location/location.ts'
import { order } from './order/order.ts'
import { isSale, openDecline, orderedPayments, orderTotals, soldLines } from './order/state.ts'
import { priceList } from './price-list/price-list.ts'
import { product } from './product/product.ts'
import { shelf } from './stock/state.ts'
import { parseStockId, stock } from './stock/stock.ts'
import { member } from './team/member.ts'
import { missing, transfer } from './transfer/transfer.ts'

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
  version: 6,
  from: order,
  row: (state, status) =>
    state.progress === 'none' || state.sampleRemoved
      ? undefined
      : {
          id: status.id,
          number: state.number,
          officialNumber: state.officialNumber,
          location: state.location,
          picked: state.picked,
          fulfilment: state.fulfilment,
          progress: state.progress,
          currency: state.currency,
          placedAt: state.placedAt,
          placedOn: state.placedOn,
          customer: state.customer,
          customerName: state.customerName,
          ...orderTotals(state),
          /** What declined payments left open. */
          declined: openDecline(state),
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
    /** What is still to be paid of what was sold, by customer's id and currency, `…/EUR`. */
    owedByCustomer: {
      group: (row) =>
        row.customer && row.balance > 0 && isSale(row.progress)
          ? `${row.customer}/${row.currency}`
          : undefined,
      sums: ({ balance }) => ({ balance }),
    },
    byProgress: { group: (row) => row.progress, sums: ({ questions }) => ({ questions }) },
  },
})

/** What was paid and paid back on orders: one row for each order with payments, that with the newest first. */
export const paymentList = view('payments', {
  version: 1,
  from: order,
  row: (state, { id, pending }) =>
    Object.keys(state.payments).length === 0 || state.sampleRemoved
      ? undefined
      : {
          id,
          number: state.number,
          officialNumber: state.officialNumber,
          customerName: state.customerName,
          currency: state.currency,
          waiting: pending,
          declinedOpen: openDecline(state),
          payments: orderedPayments(state),
        },
  compare: (a, b) => newest(b) - newest(a) || byText(a.id, b.id),
})

const newest = ({ payments }: { readonly payments: readonly { readonly at: number }[] }) =>
  payments.at(-1)?.at ?? 0

/** All drawers by name. */
export const drawerList = view('drawers', {
  version: 1,
  from: drawer,
  row: (state, status) =>
    state.added
      ? {
          id: status.id,
          name: state.name,
          currency: state.currency,
          isOpen: state.session !== undefined,
          ...marks(status),
        }
      : undefined,
  compare: byName,
})

/** All products by name. */
export const productList = view('products', {
  version: 5,
  from: product,
  row: (state, status) =>
    state.added && !state.sampleRemoved
      ? {
          id: status.id,
          name: state.name,
          sku: state.sku,
          price: state.price,
          pricedAt: state.pricedAt,
          listPrices: state.listPrices,
          archived: state.archived,
          lowBelow: state.lowBelow,
          selling: state.selling,
          ...marks(status),
        }
      : undefined,
  compare: byName,
})

/** All price lists beside the standard prices, by name. */
export const priceListList = view('priceLists', {
  version: 1,
  from: priceList,
  row: ({ added, name, closed }, status) =>
    added ? { id: status.id, name, closed, ...marks(status) } : undefined,
  compare: byName,
})

/** What every location holds of every product. */
export const stockList = view('stock', {
  version: 3,
  from: stock,
  row: (state, status) => ({
    id: status.id,
    ...parseStockId(status.id),
    ...shelf(state),
    opened: state.opened,
    /** When it was counted last, a hybrid stamp; 0 where nobody did. */
    countedAt: state.count?.at ?? 0,
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

/** All locations but the store, by name; and the store where it was given another name. */
export const locationList = view('locations', {
  version: 1,
  from: location,
  row: (state, status) =>
    state.added || (status.id === mainLocation && state.name !== '')
      ? { id: status.id, name: locationName(status.id, state), closed: state.closed, ...marks(status) }
      : undefined,
  compare: byName,
})

/** All transfers, those in work first. */
export const transferList = view('transfers', {
  version: 1,
  from: transfer,
  row: (state, status) =>
    state.progress === 'none'
      ? undefined
      : {
          id: status.id,
          progress: state.progress,
          from: state.from,
          to: state.to,
          note: state.note,
          goods:
            state.progress === 'requested' || state.progress === 'cancelled' ? state.requested : state.sent,
          missing: missing(state),
          ...marks(status),
        },
  compare: (a, b) => inWork[a.progress] - inWork[b.progress] || byText(a.id, b.id),
})

const inWork = { 'on the way': 0, requested: 1, arrived: 2, cancelled: 3, none: 4 } as const

/** Everybody an owner gave a role, by name. */
export const memberList = view('members', {
  version: 1,
  from: member,
  row: ({ role, left }, status) => ({ id: status.id, name: status.id, role, left, ...marks(status) }),
  compare: byName,
})

/** All customers by name, those too that were merged into another one: `directoryOf` puts them together. */
export const customerList = view('customers', {
  version: 3,
  from: customer,
  row: (state, status) =>
    state.registered && !state.sampleRemoved
      ? {
          id: status.id,
          name: state.name,
          email: state.email,
          phone: state.phone,
          address: state.address,
          registered: state.registered,
          archived: state.archived,
          priceList: state.priceList,
          mergedInto: state.mergedInto,
          takenOver: state.takenOver,
          others: state.others,
          ...marks(status),
        }
      : undefined,
  compare: byName,
})
