import { between, bothStand } from '@causeway/core'
import {
  DeliveryChanged,
  GoodsHandedOver,
  HoldExpired,
  HoldExtended,
  LineRemoved,
  LineRepriced,
  MatterSettled,
  OrderCancelled,
  OrderConfirmed,
  OrderShipped,
  PriceListChosen,
  QuantityStepped,
} from './events.ts'

/** What happens when two different things are done to one part of an order, apart. */
export const orderMeetings = [
  between(LineRemoved, QuantityStepped, {
    stands: QuantityStepped,
    because: 'A line somebody is still changing stays.',
    flag: 'One person removed this line while another changed its quantity. It stays until somebody decides.',
  }),
  between(LineRemoved, MatterSettled, {
    stands: MatterSettled,
    because: 'Somebody decided that the line stays.',
    flag: 'One person removed this line while another decided that it stays. It stays for now.',
  }),
  between(OrderConfirmed, LineRepriced, {
    stands: OrderConfirmed,
    because: 'Prices are fixed when an order is confirmed.',
  }),
  between(OrderConfirmed, PriceListChosen, {
    stands: OrderConfirmed,
    because: 'Prices are fixed when an order is confirmed.',
  }),
  between(OrderCancelled, GoodsHandedOver, {
    stands: GoodsHandedOver,
    because: 'Goods that were handed over cannot be called back by cancelling.',
    flag: 'This order was cancelled while its goods were handed over. Talk to the customer.',
  }),
  between(OrderCancelled, OrderShipped, {
    stands: OrderShipped,
    because: 'A parcel that left cannot be called back by cancelling.',
    flag: 'This order was cancelled after shipping: the parcel was already on its way. Talk to the customer.',
  }),
  between(GoodsHandedOver, OrderShipped, {
    stands: bothStand,
    because: 'Both happened.',
    flag: 'One person handed these goods over while another shipped them. Find out which of the two it was.',
  }),
  between(DeliveryChanged, OrderShipped, {
    stands: bothStand,
    because: 'The parcel bears the address it left with.',
    flag: 'The address was changed while the parcel left for the old one. Tell the carrier or the customer.',
  }),
  between(OrderConfirmed, OrderCancelled, {
    stands: OrderCancelled,
    because: 'A cancelled order is not confirmed any more.',
    flag: 'This order was cancelled while somebody confirmed it. Make sure nobody prepares it.',
  }),
  between(HoldExpired, HoldExtended, {
    stands: HoldExtended,
    because: 'Somebody kept the goods longer meanwhile.',
  }),
  between(OrderConfirmed, MatterSettled, { stands: bothStand, because: 'Both stand.' }),
  between(OrderCancelled, MatterSettled, { stands: bothStand, because: 'Both stand.' }),
  between(DeliveryChanged, MatterSettled, { stands: bothStand, because: 'Both stand.' }),
]
