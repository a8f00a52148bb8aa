import { canonicalJson, type DataOf, type LoggedEvent, wallTime } from '@causeway/core'
import type {
  GoodsReturned,
  LineAdded,
  OrderPlaced,
  OrderShipped,
  PaymentDeclined,
  PaymentRecorded,
  QuantityStepped,
} from './events.ts'
import { lineOf, type OrderLine, type OrderState, type Payment, type Progress, returnedOf } from './state.ts'

/** What may follow on what: facts outrank intentions. So the order of arrival does not matter. */
const rank: Readonly<Record<Progress, number>> = {
  none: 0,
  draft: 1,
  confirmed: 2,
  cancelled: 3,
  'handed over': 4,
  shipped: 5,
  returned: 6,
}

/** The order at least as far as `progress`. */
export function advanced(state: OrderState, progress: Progress): OrderState {
  return rank[progress] > rank[state.progress] ? { ...state, progress } : state
}

export function placed(state: OrderState, data: DataOf<typeof OrderPlaced>): OrderState {
  return {
    ...advanced(state, data.as),
    number: data.number,
    currency: data.currency,
    pricing: data.pricing,
    placedAt: data.placedAt,
    placedOn: data.placedOn,
    // A customer assigned since then is the newer one.
    customer: state.customer || (data.customer ?? ''),
    customerName: state.customerName || (data.customerName ?? ''),
    buyersPriceList: state.customer ? state.buyersPriceList : (data.priceList ?? ''),
    fulfilment: state.fulfilment === 'counter' ? (data.fulfilment ?? 'counter') : state.fulfilment,
    delivery: state.delivery || (data.delivery ?? ''),
    location: state.formerLocations.length > 0 ? state.location : (data.location ?? state.location),
  }
}

/** Its goods come from other shelves from now on; the former ones are asked for nothing any more. */
export function locatedAt(state: OrderState, location: string): OrderState {
  const formerLocations = [...new Set([...state.formerLocations, state.location])].toSorted()
  return { ...state, location, formerLocations }
}

/** All of it back means that it is over; what was kept is paid for. */
export function returned(
  state: OrderState,
  { return: id, goods, restocked, reason = '' }: DataOf<typeof GoodsReturned>,
  { at }: LoggedEvent,
): OrderState {
  const returns = { ...state.returns, [id]: { goods, restocked, reason, at: wallTime(at) } }
  const isAllBack = Object.entries(state.lines).every(
    ([line, { quantity }]) => returnedOf({ returns }, line) >= quantity,
  )
  return { ...(isAllBack ? advanced(state, 'returned') : state), returns }
}

/**
 * The same line brought in on two devices is one line, on the terms of the older, with the steps of both. So whichever
 * comes first, it is the same.
 */
export function withLine(
  state: OrderState,
  { line, priceVersion = 0, priceList = '', ...sold }: DataOf<typeof LineAdded>,
  { at }: LoggedEvent,
): OrderState {
  if (Object.hasOwn(state.removed, line)) return state
  const there = lineOf(state, line)
  const added = { ...sold, priceVersion, priceList, addedAt: at, addedQuantity: sold.quantity }
  if (!there) return { ...state, lines: { ...state.lines, [line]: added } }
  if (!isOlder(added, there)) return state
  const quantity = added.quantity + there.quantity - there.addedQuantity
  const { assured, backordered } = there
  const kept = { ...(assured && { assured }), ...(backordered && { backordered }) }
  return { ...state, lines: { ...state.lines, [line]: { ...added, ...kept, quantity } } }
}

/** Of two of the same age the one with the smaller terms counts as the older: any rule will do that all devices share. */
function isOlder(a: OrderLine, b: OrderLine): boolean {
  return a.addedAt === b.addedAt ? terms(a) < terms(b) : a.addedAt < b.addedAt
}

const terms = ({ quantity: _q, assured: _a, backordered: _b, ...line }: OrderLine) => canonicalJson(line)

/** What is said of a line, while it is there. */
export function withLineDetail(
  state: OrderState,
  id: string,
  detail: Partial<
    Pick<OrderLine, 'price' | 'priceVersion' | 'priceList' | 'discount' | 'assured' | 'backordered'>
  >,
): OrderState {
  const line = lineOf(state, id)
  return line ? { ...state, lines: { ...state.lines, [id]: { ...line, ...detail } } } : state
}

export function stepped(
  state: OrderState,
  { line: id, by, anyway }: DataOf<typeof QuantityStepped>,
): OrderState {
  const line = lineOf(state, id)
  if (!line) return state
  const changed = { ...line, quantity: line.quantity + by, ...(anyway && { anyway }) }
  return { ...state, lines: { ...state.lines, [id]: changed } }
}

export function withoutLine(state: OrderState, line: string): OrderState {
  const { product = '' } =
    lineOf(state, line) ?? (Object.hasOwn(state.removed, line) ? state.removed[line] : undefined) ?? {}
  const { [line]: _removed, ...lines } = state.lines
  return { ...state, lines, removed: { ...state.removed, [line]: { product } } }
}

/** `sign` is -1 for money handed back. The same payment brought in on two devices is one, the older. */
export function withPayment(
  state: OrderState,
  { payment, amount, tender, reference = '', drawer, given, rounding }: DataOf<typeof PaymentRecorded>,
  sign: 1 | -1,
  event: LoggedEvent,
): OrderState {
  const there = Object.hasOwn(state.payments, payment) ? state.payments[payment] : undefined
  const recorded: Payment = {
    amount: sign * amount,
    tender,
    reference,
    at: wallTime(event.at),
    device: event.replica,
    ...(drawer !== undefined && { drawer }),
    ...(given !== undefined && { given }),
    ...(rounding && { rounding: sign * rounding }),
  }
  if (there && !isEarlier(recorded, there)) return state
  return { ...state, payments: { ...state.payments, [payment]: recorded } }
}

/** Two people who heard of it noted one thing: it was known when the first of them knew. */
export function withDecline(
  state: OrderState,
  { payment, reason = '' }: DataOf<typeof PaymentDeclined>,
  { at }: LoggedEvent,
): OrderState {
  const noted = { reason, at: wallTime(at) }
  const there = Object.hasOwn(state.declined, payment) ? state.declined[payment] : undefined
  const isFirst =
    !there || noted.at < there.at || (noted.at === there.at && canonicalJson(noted) < canonicalJson(there))
  return isFirst ? { ...state, declined: { ...state.declined, [payment]: noted } } : state
}

function isEarlier(a: Payment, b: Payment): boolean {
  return a.at === b.at ? canonicalJson(a) < canonicalJson(b) : a.at < b.at
}

/** The parcel that left first is the one that is known, should two people have shipped. */
export function shipped(
  state: OrderState,
  { address, parcel: code = '' }: DataOf<typeof OrderShipped>,
  { at }: LoggedEvent,
): OrderState {
  const parcel = { address, code, at: wallTime(at) }
  const there = state.parcel
  const isFirst =
    !there || parcel.at < there.at || (parcel.at === there.at && canonicalJson(parcel) < canonicalJson(there))
  return { ...advanced(state, 'shipped'), parcel: isFirst ? parcel : there }
}
