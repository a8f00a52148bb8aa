import type { Command, ProcessContext } from '@causeway/core'
import { order } from './order/order.ts'
import { orderTotals, type Tender } from './order/state.ts'
import { stock, stockId } from './stock/stock.ts'

type Read = ProcessContext['read']

/** The goods of an order go over the counter: the order is closed, and what it takes leaves the shelf. One request. */
export function handOverRequest(read: Read, id: string): readonly Command[] {
  return [order.commands.handOver(id, {}), ...takenFromShelf(read, id)]
}

/** The parcel of an order leaves, with what is in it. One request. */
export function shipRequest(read: Read, id: string, parcel?: string): readonly Command[] {
  return [order.commands.ship(id, parcel === undefined ? {} : { parcel }), ...takenFromShelf(read, id)]
}

/** Money that goes back while an order is cancelled. */
export interface PaidBack {
  /** The refund's id: recorded once under it, however often it is said. */
  readonly payment: string
  readonly tender: Tender
}

/** An order is called off, and with `paidBack` all that was paid for it goes back. One request. */
export function cancelRequest(
  read: Read,
  id: string,
  reason: string,
  paidBack?: PaidBack,
): readonly Command[] {
  const { paid } = orderTotals(read(order, id))
  const refund = paidBack && paid > 0 ? [order.commands.recordRefund(id, { ...paidBack, amount: paid })] : []
  return [order.commands.cancel(id, { reason }), ...refund]
}

/** A shelf nobody ever counted is left alone. */
function takenFromShelf(read: Read, id: string): readonly Command[] {
  return Object.entries(read(order, id).lines)
    .filter(([, { product, quantity }]) => quantity > 0 && read(stock, stockId(product)).opened)
    .map(([line, { product, quantity }]) =>
      stock.commands.take(stockId(product), { movement: `${id}/${line}`, quantity }),
    )
}
