import { parseStreamId, type StreamId } from '@causeway/core'
import { parseStockId, textSubject } from '@causeway/shop'
import { addressOf } from './addresses.ts'

/** Where a record is shown; stock is shown with its product. */
export function recordHref(stream: StreamId): string {
  const { aggregate, id } = parseStreamId(stream)
  switch (aggregate) {
    case 'customer':
      return addressOf('customers', id)
    case 'product':
      return addressOf('products', id)
    case 'transfer':
      return addressOf('moves', id)
    case 'member':
      return '/team'
    case 'location':
    case 'priceList':
    case 'desk':
      return '/settings'
    case 'stock':
      return addressOf('products', parseStockId(id).product)
    case 'text': {
      const subject = textSubject(id)
      return subject.kind === 'order' ? addressOf('orders', subject.order) : '/hand-over'
    }
    case 'drawer':
      return `/money/drawers/${encodeURIComponent(id)}`
    default:
      return addressOf('orders', id)
  }
}
