import { type Candidate, type Command, type Flag, parseStreamId, type StreamId } from '@causeway/core'
import { order } from './order/order.ts'

/** The command that says again, on purpose, what an event of a type said. Its input has the event's fields. */
const deciding: Readonly<Record<string, string>> = {
  CustomerRenamed: 'decideDetails',
  PhoneChanged: 'decideDetails',
  EmailChanged: 'decideDetails',
  AddressChanged: 'decideDetails',
  PriceListAssigned: 'decidePriceList',
  CustomerMerged: 'decideMerge',
  ProductDescribed: 'decideDetails',
  PriceChanged: 'decideDetails',
  ListPriceSet: 'decideListPrice',
  PriceListChosen: 'decidePriceList',
  CustomerAssigned: 'assignCustomer',
  DeliveryChanged: 'decideDelivery',
  FulfilmentChosen: 'decideFulfilment',
  LocationChosen: 'decideLocation',
  LineRepriced: 'decidePrice',
  DiscountGiven: 'decideDiscount',
  DrawerOpened: 'decideFloat',
}

/** The command that decides a question for one of its sides, or for what a person makes of it; `undefined` where none does. */
export function decidingFor(stream: StreamId, { type, data }: Omit<Candidate, 'dot'>): Command | undefined {
  const { aggregate, id } = parseStreamId(stream)
  const name = deciding[type]
  return name === undefined ? undefined : { aggregate, id, name, input: data }
}

/** The command that takes a mark off: somebody looked, and what stands may stay. `undefined` where the state must change. */
export function settlingFor(stream: StreamId, { rule, events }: Flag): Command | undefined {
  const { aggregate, id } = parseStreamId(stream)
  return aggregate === order.name && events.length > 0 ? order.commands.settle(id, { key: rule }) : undefined
}
