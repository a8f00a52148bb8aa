import {
  covers,
  createLedger,
  type DataOf,
  dotKey,
  type EventDefinition,
  isCommitted,
  type JudgedEvent,
  type Ledger,
  type LoggedEvent,
  type Model,
  parseStreamId,
} from '@causeway/core'
import { drawer } from './drawer/drawer.ts'
import { DrawerClosed } from './drawer/events.ts'
import { entryKey, expectedCash } from './drawer/takings.ts'
import { PaymentDeclined, PaymentRecorded, RefundRecorded } from './order/events.ts'
import { order } from './order/order.ts'
import { orderTotals } from './order/state.ts'
import { StockCounted, StockOpened, StockReceived, StockTaken } from './stock/events.ts'
import { stock } from './stock/stock.ts'

/**
 * Looks through a shop's whole log, as one device holds it, for what must never be: an event twice or missing, a
 * physical fact that does not count, a verdict without a reason, stock or money that does not add up. It adds up from
 * the events themselves, and compares with the states. Returns what it found, in words; nothing when all is well.
 *
 * @example
 * expect(audit(shopModel, told.events)).toEqual([])
 */
export function audit(model: Model, log: readonly LoggedEvent[]): readonly string[] {
  const ledger = createLedger(model)
  ledger.commit(log.filter(isCommitted))
  ledger.record(log.filter((event) => !isCommitted(event)))
  const byStream = new Map<string, JudgedEvent[]>()
  const found = eachOnce(log)
  for (const event of log) {
    const entry = { event, judgement: ledger.judgement(event) }
    found.push(...reasonGiven(entry), ...factCounts(model, entry))
    byStream.set(event.stream, [...(byStream.get(event.stream) ?? []), entry])
  }
  for (const [stream, entries] of byStream) {
    const { aggregate, id } = parseStreamId(stream)
    const effective = entries.filter(({ judgement }) => counts(judgement.verdict)).map(({ event }) => event)
    if (aggregate === stock.name) found.push(...stockAddsUp(ledger, id, effective))
    if (aggregate === order.name) found.push(...moneyAddsUp(ledger, id, effective))
    if (aggregate === drawer.name) found.push(...closesAddUp(ledger, id, effective))
  }
  return found
}

const counts = (verdict: JudgedEvent['judgement']['verdict']) =>
  verdict !== 'refused' && verdict !== 'superseded'

/** Every event is there once, and none of its replica's before it is missing. */
function eachOnce(log: readonly LoggedEvent[]): string[] {
  const found: string[] = []
  const last = new Map<string, number>()
  for (const event of log) {
    const { replica, seq } = event
    const expected = (last.get(replica) ?? 0) + 1
    if (seq < expected) found.push(`${dotKey(event)} ${event.type} is there twice.`)
    else if (seq > expected) found.push(`${replica} lacks its events ${expected} to ${seq - 1}.`)
    last.set(replica, Math.max(seq, last.get(replica) ?? 0))
  }
  return found
}

function reasonGiven({ event, judgement }: JudgedEvent): string[] {
  const { verdict, because, rule } = judgement
  return verdict === 'applied' || (because !== undefined && because !== '' && rule !== undefined)
    ? []
    : [`${dotKey(event)} ${event.type} was ${verdict} without a reason.`]
}

/** A fact may give way only to its twin: the same movement, recorded by two people. */
function factCounts(model: Model, { event, judgement }: JudgedEvent): string[] {
  const { aggregate } = parseStreamId(event.stream)
  const isFact = model.get(aggregate)?.events.get(event.type)?.fact === true
  const hasTwin =
    judgement.verdict === 'superseded' && judgement.rule?.types.every((type) => type === event.type)
  return isFact && !counts(judgement.verdict) && !hasTwin
    ? [`${dotKey(event)} ${event.type} is a fact, and was ${judgement.verdict}.`]
    : []
}

/** On hand is what it was opened with, and every movement once. */
function stockAddsUp(ledger: Ledger, id: string, effective: readonly LoggedEvent[]): string[] {
  const count = effective.findLast(({ type }) => type === StockCounted.type)
  if (count) return countAddsUp(ledger, id, effective, count)
  const opening = dataOf(StockOpened, effective).at(-1)?.quantity ?? 0
  const received = byId(dataOf(StockReceived, effective), ({ movement }) => movement)
  const taken = byId(dataOf(StockTaken, effective), ({ movement }) => movement)
  const expected =
    opening + sum(received, ({ quantity }) => quantity) - sum(taken, ({ quantity }) => quantity)
  const { onHand } = ledger.state(stock, id)
  return onHand === expected ? [] : [`${id} shows ${onHand} on hand; its movements come to ${expected}.`]
}

/** On hand is what was counted and every movement by somebody who had seen the count; with some of those made apart from it. */
function countAddsUp(
  ledger: Ledger,
  id: string,
  effective: readonly LoggedEvent[],
  count: LoggedEvent,
): string[] {
  const found = sum(dataOf(StockCounted, [count]), ({ counted }) => counted)
  const after = effective.filter((event) => covers(event.clock, count))
  const apart = effective.filter((event) => !covers(event.clock, count) && !covers(count.clock, event))
  const received = (events: readonly LoggedEvent[]) => sum(dataOf(StockReceived, events), quantityOf)
  const taken = (events: readonly LoggedEvent[]) => sum(dataOf(StockTaken, events), quantityOf)
  const certain = found + received(after) - taken(after)
  const { onHand } = ledger.state(stock, id)
  return onHand >= certain - taken(apart) && onHand <= certain + received(apart)
    ? []
    : [`${id} shows ${onHand} on hand; it was counted ${found}, and what moved since comes to ${certain}.`]
}

const quantityOf = ({ quantity }: { readonly quantity: number }) => quantity

/** What was paid is every payment that came once, less every refund once. */
function moneyAddsUp(ledger: Ledger, id: string, effective: readonly LoggedEvent[]): string[] {
  const bounced = new Set(dataOf(PaymentDeclined, effective).map(({ payment }) => payment))
  const paid = byId(dataOf(PaymentRecorded, effective), ({ payment }) => payment).filter(
    ({ payment }) => !bounced.has(payment),
  )
  const refunded = byId(dataOf(RefundRecorded, effective), ({ payment }) => payment)
  const expected = sum(paid, ({ amount }) => amount) - sum(refunded, ({ amount }) => amount)
  const totals = orderTotals(ledger.state(order, id))
  const found: string[] = []
  if (totals.paid !== expected)
    found.push(`Order ${id} shows ${totals.paid} paid; its payments come to ${expected}.`)
  return found
}

/** No two closes cover one thing, each covers what there is, and what it expected is what it covers. */
function closesAddUp(ledger: Ledger, id: string, effective: readonly LoggedEvent[]): string[] {
  const found: string[] = []
  const covered = new Set<string>()
  for (const { close, float, entries, moves, expected } of dataOf(DrawerClosed, effective)) {
    for (const key of [...entries.map(entryKey), ...moves.map(({ movement }) => movement)]) {
      if (covered.has(key)) found.push(`Drawer ${id}: ${key} is covered by two closes.`)
      covered.add(key)
    }
    for (const { order: whose, payment } of entries) {
      if (!Object.hasOwn(ledger.state(order, whose).payments, payment))
        found.push(`Drawer ${id}: close ${close} covers ${payment}, which nobody recorded.`)
    }
    if (expected !== expectedCash(float, entries, moves))
      found.push(`Drawer ${id}: close ${close} expected ${expected}, which is not what it covers.`)
  }
  return found
}

function dataOf<E extends EventDefinition>(definition: E, events: readonly LoggedEvent[]): DataOf<E>[] {
  // An event of a type carries that type's data: its schema was checked when it was recorded and when it was taken.
  return events.filter(({ type }) => type === definition.type).map(({ data }) => data as DataOf<E>)
}

function byId<D>(list: readonly D[], id: (data: D) => string): readonly D[] {
  return [...new Map(list.map((data) => [id(data), data])).values()]
}

const sum = <D>(list: readonly D[], amount: (data: D) => number) =>
  list.reduce((total, data) => total + amount(data), 0)
