import { apart, firstServed, isDisputed, type LoggedEvent, last, number, text } from './log.ts'
import { disputes, lastValue, type Row } from './records.ts'

interface Line {
  readonly product: unknown
  quantity: number
  readonly discount: unknown
}

/** Facts outrank intentions, whatever came first. */
const ranks: Readonly<Record<string, string>> = {
  OrderConfirmed: '2 confirmed',
  OrderCancelled: '3 cancelled',
  GoodsHandedOver: '4 handed over',
  OrderShipped: '5 shipped',
}

/** An order: quantities and money by adding up, the rest by who spoke last. Events in the log's order. */
export function orderRow(events: readonly LoggedEvent[]): Row {
  const of = (type: string) => events.filter((event) => event.type === type)
  const placed = last(of('OrderPlaced'))?.data ?? {}
  const lines = new Map<string, Line>()
  const back = new Map<string, number>()
  let progress = '1 draft'
  const reach = (rank: string) => {
    if (rank > progress) progress = rank
  }

  for (const event of events) {
    const line = String(event.data.line)
    const there = lines.get(line)
    if (event.type === 'LineAdded' && !there)
      lines.set(line, {
        product: event.data.product,
        quantity: number(event, 'quantity'),
        discount: discountOf(events, line),
      })
    if (event.type === 'QuantityStepped' && there) there.quantity += number(event, 'by')
    // Whoever changed how many there are, not knowing that it was taken off, wants it.
    const isWanted = of('QuantityStepped').some((step) => step.data.line === line && apart(step, event))
    if (event.type === 'LineRemoved' && !isWanted) lines.delete(line)
    const rank = ranks[event.type]
    if (rank !== undefined) reach(rank)
    if (event.type === 'GoodsReturned') {
      for (const each of goodsOf(event)) back.set(each.line, (back.get(each.line) ?? 0) + each.quantity)
      if ([...lines].every(([id, { quantity }]) => (back.get(id) ?? 0) >= quantity)) reach('6 returned')
    }
  }

  return {
    progress: progress.slice(2),
    number: placed.number,
    customer: lastValue(events, 'CustomerAssigned', 'customer', placed.customer ?? ''),
    delivery: lastValue(events, 'DeliveryChanged', 'address', placed.delivery ?? ''),
    fulfilment: lastValue(events, 'FulfilmentChosen', 'fulfilment', placed.fulfilment ?? 'counter'),
    location: lastValue(events, 'LocationChosen', 'location', placed.location ?? 'store'),
    lines: Object.fromEntries(lines),
    paid: paidFor(of),
    promised: Object.fromEntries(
      firstServed(of('RefundPromised')).map((event) => [text(event, 'refund'), number(event, 'amount')]),
    ),
    disputes:
      disputes(events, [
        ['CustomerAssigned', 'customer'],
        ['DeliveryChanged', 'address'],
        ['FulfilmentChosen', 'fulfilment'],
        ['LocationChosen', 'location'],
      ]) + disputedDiscounts(of('DiscountGiven')),
  }
}

/** The requests that come to nothing: of two refunds promised apart, the one that the relay heard of later. */
export function refusedRequests(log: readonly LoggedEvent[]): readonly string[] {
  const promises = log.filter(({ type }) => type === 'RefundPromised')
  const orders = new Set(promises.map(({ stream }) => stream))
  const stand = new Set(
    [...orders].flatMap((order) => firstServed(promises.filter(({ stream }) => stream === order))),
  )
  return promises.filter((event) => !stand.has(event)).map(({ command }) => command)
}

/** What came in less what went out. One payment that two people noted is one; one that bounced is none. */
function paidFor(of: (type: string) => readonly LoggedEvent[]): number {
  const bounced = new Set(of('PaymentDeclined').map((event) => text(event, 'payment')))
  const came = new Map(
    of('PaymentRecorded').map((event) => [text(event, 'payment'), number(event, 'amount')]),
  )
  const went = new Map(of('RefundRecorded').map((event) => [text(event, 'payment'), number(event, 'amount')]))
  let paid = 0
  for (const [payment, amount] of came) if (!bounced.has(payment)) paid += amount
  for (const amount of went.values()) paid -= amount
  return paid
}

function discountOf(events: readonly LoggedEvent[], line: string): unknown {
  return lastValue(
    events.filter(({ data }) => data.line === line),
    'DiscountGiven',
    'discount',
    0,
  )
}

function disputedDiscounts(given: readonly LoggedEvent[]): number {
  const lines = new Set(given.map((event) => text(event, 'line')))
  return [...lines].filter((line) =>
    isDisputed(
      given.filter(({ data }) => data.line === line),
      ({ data }) => data.discount,
    ),
  ).length
}

function goodsOf({ data }: LoggedEvent): readonly { readonly line: string; readonly quantity: number }[] {
  const goods = data.goods
  if (!Array.isArray(goods)) throw new Error(`No goods: ${JSON.stringify(data)}`)
  return goods
}
