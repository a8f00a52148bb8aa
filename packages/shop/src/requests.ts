import type { Command, ProcessContext } from '@causeway/core'
import { order } from './order/order.ts'
import { orderTotals, type Tender } from './order/state.ts'
import { stock, stockId } from './stock/stock.ts'
import { type Goods, transfer } from './transfer/transfer.ts'

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

/** What a customer brings back, and where it goes. */
export interface BroughtBack {
  /** The return's id: recorded once under it, however often it is said. */
  readonly return: string
  /** How many of each line. */
  readonly goods: readonly { readonly line: string; readonly quantity: number }[]
  readonly reason?: string
  /** Where it goes back on the shelf; absent when it cannot be sold again. */
  readonly restockAt?: string
}

/** Goods come back from a customer, and on a shelf when they can be sold again. One request. */
export function takeBackRequest(
  read: Read,
  id: string,
  { return: returned, goods, reason, restockAt }: BroughtBack,
): readonly Command[] {
  const { lines } = read(order, id)
  const restocked = restockAt !== undefined
  return [
    order.commands.takeBack(id, {
      return: returned,
      goods: [...goods],
      restocked,
      ...(reason && { reason }),
    }),
    ...goods.flatMap(({ line, quantity }): Command[] => {
      const product = Object.hasOwn(lines, line) ? lines[line]?.product : undefined
      if (product === undefined || !restocked) return []
      return [
        stock.commands.receive(stockId(product, restockAt), { movement: `${returned}/${line}`, quantity }),
      ]
    }),
  ]
}

/** A transfer's goods leave the shelf they come from. One request; `goods` when it is not what was asked for. */
export function sendRequest(read: Read, id: string, goods?: Goods): readonly Command[] {
  const { from, requested } = read(transfer, id)
  return leaving(id, from, goods ?? requested)
}

/** Goods that nobody asked for go from one location to another. One request. */
export function moveRequest(id: string, { goods, ...route }: Route): readonly Command[] {
  return [transfer.commands.request(id, { ...route, goods: [...goods] }), ...leaving(id, route.from, goods)]
}

/** What is to be moved, and where. */
export interface Route {
  readonly from: string
  readonly to: string
  readonly goods: Goods
  readonly note?: string
}

function leaving(id: string, from: string, goods: Goods): readonly Command[] {
  return [
    transfer.commands.send(id, { goods: [...goods] }),
    ...goods.map(({ product, quantity }) =>
      stock.commands.take(stockId(product, from), { movement: `${id}/${product}/out`, quantity }),
    ),
  ]
}

/** A transfer's goods are unpacked where they go to, so many of each. One request. */
export function receiveRequest(read: Read, id: string, goods?: Goods): readonly Command[] {
  const { to, progress, requested, sent } = read(transfer, id)
  // Goods that are here have left, though nobody has said so yet.
  const before = progress === 'requested' ? sendRequest(read, id, goods) : []
  const arrived = goods ?? (progress === 'requested' ? requested : sent)
  return [
    ...before,
    transfer.commands.receive(id, { goods: [...arrived] }),
    ...arrived
      .filter(({ quantity }) => quantity > 0)
      .map(({ product, quantity }) =>
        stock.commands.receive(stockId(product, to), { movement: `${id}/${product}/in`, quantity }),
      ),
  ]
}

/** A shelf nobody ever counted is left alone. */
function takenFromShelf(read: Read, id: string): readonly Command[] {
  const { lines, location } = read(order, id)
  return Object.entries(lines)
    .filter(([, { product, quantity }]) => quantity > 0 && read(stock, stockId(product, location)).opened)
    .map(([line, { product, quantity }]) =>
      stock.commands.take(stockId(product, location), { movement: `${id}/${line}`, quantity }),
    )
}
