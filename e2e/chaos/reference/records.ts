import { isDisputed, type LoggedEvent, last } from './log.ts'

/** A record, and on how many things people disagree about it. */
export type Row = Readonly<Record<string, unknown>> & { readonly disputes: number }

const ofType = (events: readonly LoggedEvent[], type: string) => events.filter((event) => event.type === type)

/** The last value somebody gave a field; what the record began with where nobody did. */
export function lastValue(
  events: readonly LoggedEvent[],
  type: string,
  field: string,
  atFirst: unknown,
): unknown {
  const said = ofType(events, type).filter(({ data }) => field in data)
  return last(said)?.data[field] ?? atFirst
}

/** How many of these fields people disagree about. */
export function disputes(
  events: readonly LoggedEvent[],
  fields: readonly (readonly [string, string])[],
): number {
  return fields.filter(([type, field]) => isDisputed(ofType(events, type), ({ data }) => data[field])).length
}

/** Customers: field by field, who spoke last. About how to reach them, a person is asked. */
export function customerRow(events: readonly LoggedEvent[]): Row {
  const first = last(ofType(events, 'CustomerRegistered'))?.data ?? {}
  return {
    name: lastValue(events, 'CustomerRenamed', 'name', first.name ?? ''),
    phone: lastValue(events, 'PhoneChanged', 'phone', first.phone ?? ''),
    email: lastValue(events, 'EmailChanged', 'email', first.email ?? ''),
    address: lastValue(events, 'AddressChanged', 'address', first.address ?? ''),
    archived: lastValue(events, 'CustomerArchived', 'archived', false),
    disputes: disputes(events, [
      ['PhoneChanged', 'phone'],
      ['EmailChanged', 'email'],
      ['AddressChanged', 'address'],
    ]),
  }
}

/** Products: the same; about prices, a person is asked. */
export function productRow(events: readonly LoggedEvent[]): Row {
  const first = last(ofType(events, 'ProductAdded'))?.data ?? {}
  return {
    name: lastValue(events, 'ProductDescribed', 'name', first.name ?? ''),
    sku: lastValue(events, 'ProductDescribed', 'sku', first.sku ?? ''),
    price: lastValue(events, 'PriceChanged', 'price', first.price),
    selling: lastValue(events, 'SellingRuleChosen', 'selling', 'warn'),
    disputes: disputes(events, [['PriceChanged', 'price']]),
  }
}

/** Goods between two places. What arrived outranks what was sent. */
export function transferRow(events: readonly LoggedEvent[]): Row {
  const has = (type: string) => events.some((event) => event.type === type)
  return {
    progress: has('TransferReceived') ? 'arrived' : has('TransferSent') ? 'on the way' : 'requested',
    disputes: 0,
  }
}
