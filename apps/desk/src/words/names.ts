import type { Workspace } from '@causeway/client'
import {
  type CurrencyCode,
  customer,
  drawer,
  location,
  locationName,
  mainLocation,
  order,
  parseStockId,
  priceList,
  product,
  standardPrices,
  textSubject,
  transfer,
} from '@causeway/shop'

/** What people call the things that a record's changes speak of. */
export interface Names {
  /** The record itself: `Order KVQ-0042`, `Ann Field`. */
  readonly record: string
  /** The currency of the record's amounts. */
  readonly currency: CurrencyCode
  product(id: string): string
  customer(id: string): string
  order(id: string): string
  location(id: string): string
  /** `Trade`; the standard prices by their name. */
  priceList(id: string): string
  /** The product on a line of the order, also one that was taken off. */
  line(id: string): string
}

/** The names as this device knows them now. */
export function namesFor({ state }: Pick<Workspace, 'state'>, aggregate: string, id: string): Names {
  const orderState = state(order, aggregate === order.name ? id : '')
  const names = {
    product: (which: string) => state(product, which).name || 'a product',
    customer: (which: string) => state(customer, which).name || 'a customer',
    order: (which: string) => `order ${state(order, which).number}`.trim(),
    location: (which: string) => locationName(which, state(location, which)),
    priceList: (which: string) =>
      which === standardPrices ? 'the standard prices' : state(priceList, which).name || 'a price list',
    transfer(which: string) {
      const { from, to } = state(transfer, which)
      return `Goods from ${names.location(from)} to ${names.location(to)}`
    },
    line(which: string) {
      const line = Object.hasOwn(orderState.lines, which) ? orderState.lines[which] : undefined
      const removed = Object.hasOwn(orderState.removed, which) ? orderState.removed[which] : undefined
      return line?.name ?? (removed?.product ? names.product(removed.product) : 'a line')
    },
  }
  const cash = aggregate === drawer.name ? state(drawer, id) : undefined
  return {
    ...names,
    record: cash ? `Drawer ${cash.name}`.trim() : recordName(aggregate, id, names),
    currency: cash?.currency ?? orderState.currency,
  }
}

function recordName(
  aggregate: string,
  id: string,
  {
    product,
    customer,
    order,
    location,
    transfer,
    priceList,
  }: Pick<Names, 'product' | 'customer' | 'order' | 'location' | 'priceList'> & {
    transfer(id: string): string
  },
): string {
  switch (aggregate) {
    case 'order':
      return capitalised(order(id))
    case 'customer':
      return customer(id)
    case 'product':
      return product(id)
    case 'stock':
      return stockName()
    case 'member':
      return id
    case 'location':
      return location(id)
    case 'priceList':
      return `Price list ${priceList(id)}`
    case 'transfer':
      return transfer(id)
    case 'text':
      return textName()
    case 'desk':
      return 'The desk'
    case 'numbering':
      return 'The official numbers'
    default:
      return capitalised(aggregate)
  }

  function textName(): string {
    const subject = textSubject(id)
    if (subject.kind === 'hand-over') return 'The hand-over page'
    return subject.kind === 'order' ? `The notes of ${order(subject.order)}` : 'A text'
  }

  function stockName(): string {
    const { product: which, location: where } = parseStockId(id)
    return where === mainLocation
      ? `Stock of ${product(which)}`
      : `Stock of ${product(which)} at ${location(where)}`
  }
}

/** `order 7` as `Order 7`. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
