import { mainLocation } from '../location/location.ts'
import type { CurrencyCode } from '../money.ts'
import {
  addUp,
  counterPricing,
  type LineSums,
  type PricedLine,
  type PricingPolicy,
  shares,
} from './pricing.ts'

/** Where an order is: a draft, a promise, out of the door, all back again, or called off. */
export type Progress = 'none' | 'draft' | 'confirmed' | 'handed over' | 'shipped' | 'returned' | 'cancelled'

export interface OrderState {
  readonly progress: Progress
  /** The number people see, given once. */
  readonly number: string
  /** The number without gaps that the authority gives once the order is agreed; 0 until then. */
  readonly officialNumber: number
  /** Of the sample shop, and out of everything. */
  readonly sampleRemoved: boolean
  /** Agreed on this desk, so that its goods are set aside; one from a file is agreed elsewhere. */
  readonly confirmed: boolean
  readonly fulfilment: Fulfilment
  /** Where it is to be shipped. */
  readonly delivery: string
  /** Whose shelves its goods come from. */
  readonly location: string
  /** Where its goods were to come from before that was changed. */
  readonly formerLocations: readonly string[]
  /** Until when its goods are kept for collection; `undefined` for as long as it takes. Milliseconds since 1970. */
  readonly holdUntil: number | undefined
  /** Nobody came in time: its goods are free for others again. */
  readonly holdExpired: boolean
  /** Its goods lie ready. */
  readonly picked: boolean
  /** What is on the parcel that left. */
  readonly parcel: Parcel | undefined
  readonly currency: CurrencyCode
  readonly pricing: PricingPolicy
  /** Milliseconds since 1970. */
  readonly placedAt: number
  /** The shop's day when it was placed, `2024-03-05`. */
  readonly placedOn: string
  readonly customer: string
  readonly customerName: string
  /** The price list its customer is on; empty for the standard prices. */
  readonly buyersPriceList: string
  /** The price list somebody chose for it, whatever the customer's; `undefined` where nobody did. */
  readonly chosenPriceList: string | undefined
  /** The price list it was confirmed by; `undefined` before that, and by the standard prices. */
  readonly agreedPriceList: AgreedPriceList | undefined
  /** By line id. */
  readonly lines: Readonly<Record<string, OrderLine>>
  /** Ids of lines that were taken off: the same line brought in again by a file stays off. */
  readonly removed: Readonly<Record<string, RemovedLine>>
  /** By payment id. */
  readonly payments: Readonly<Record<string, Payment>>
  /** What came back, by the return's id. */
  readonly returns: Readonly<Record<string, GoodsBack>>
  /** Payments that did not come after all, by payment id. */
  readonly declined: Readonly<Record<string, Decline>>
  /** Those of them that somebody decided to leave open. */
  readonly settledDeclines: Readonly<Record<string, true>>
  /** Refunds promised, by their id; a refund recorded under the same id keeps the promise. */
  readonly promises: Readonly<Record<string, RefundPromise>>
}

/** A price list as it was when an order was confirmed by it. */
export interface AgreedPriceList {
  readonly list: string
  readonly name: string
  /** When the newest of the prices taken from it was set, a hybrid stamp; 0 where no price came from it. */
  readonly version: number
}

/** A parcel that left. */
export interface Parcel {
  readonly address: string
  /** What the carrier calls it; empty where nobody noted it. */
  readonly code: string
  /** Milliseconds since 1970, by the device that shipped it. */
  readonly at: number
}

/** Goods that came back. */
export interface GoodsBack {
  /** How many of each line. */
  readonly goods: readonly { readonly line: string; readonly quantity: number }[]
  readonly restocked: boolean
  readonly reason: string
  /** Milliseconds since 1970, by the device that took them back. */
  readonly at: number
}

export type Fulfilment = 'counter' | 'ship'

/** What is left of a line that was taken off. */
export interface RemovedLine {
  /** Empty when the line was never there. */
  readonly product: string
}

export interface RefundPromise {
  readonly amount: number
  readonly reason: string
}

/** What the authority set aside of the goods of a line. */
export interface Assurance {
  readonly wanted: number
  readonly promised: number
}

export interface OrderLine extends PricedLine {
  readonly product: string
  readonly name: string
  /** The stamp of its adding: lines are shown in this order on all devices. */
  readonly addedAt: number
  /** How many it was added with, before any step. */
  readonly addedQuantity: number
  /** The version of the price list it was sold by; 0 where none is known. */
  readonly priceVersion: number
  /** The price list that is; empty for the standard prices. */
  readonly priceList: string
  /** Absent until the authority looked. */
  readonly assured?: Assurance
  /** The customer waits for what is not there. */
  readonly backordered?: true
  /** Sold though the shelf did not have so many. */
  readonly anyway?: true | undefined
}

export type Tender = 'cash' | 'card' | 'transfer' | 'other'

export interface Payment {
  /** Below zero when the money was handed back. */
  readonly amount: number
  readonly tender: Tender
  readonly reference: string
  /** Milliseconds since 1970, by the device that took it. */
  readonly at: number
  /** The replica of that device. */
  readonly device: string
  /** Absent where nobody said which drawer it was. */
  readonly drawer?: string
  /** What the customer gave: what is above the amount and the rounding went back as change. */
  readonly given?: number
  /** What the coins made of the amount, with its sign: added to it, what changed hands. */
  readonly rounding?: number
}

/** How a payment failed to come. */
export interface Decline {
  readonly reason: string
  /** Milliseconds since 1970, by the device that noted it. */
  readonly at: number
}

export const noOrder: OrderState = {
  progress: 'none',
  number: '',
  officialNumber: 0,
  sampleRemoved: false,
  confirmed: false,
  fulfilment: 'counter',
  delivery: '',
  location: mainLocation,
  formerLocations: [],
  holdUntil: undefined,
  holdExpired: false,
  picked: false,
  parcel: undefined,
  currency: 'EUR',
  pricing: counterPricing,
  placedAt: 0,
  placedOn: '1970-01-01',
  customer: '',
  customerName: '',
  buyersPriceList: '',
  chosenPriceList: undefined,
  agreedPriceList: undefined,
  lines: {},
  removed: {},
  payments: {},
  returns: {},
  declined: {},
  settledDeclines: {},
  promises: {},
}

/** What an order comes to, in its currency's smallest unit. */
export interface OrderTotals extends LineSums {
  readonly lines: number
  readonly quantity: number
  /** Payments that came, less refunds. */
  readonly paid: number
  /** What is still to be paid; negative when too much was. A cancelled order has nothing to be paid. */
  readonly balance: number
}

/** Adds an order up. What came back is not paid for. */
export function orderTotals(order: OrderState): OrderTotals {
  const lines = keptLines(order)
  const sums = addUp(lines, order.pricing)
  const paid = paidFor(order)
  return {
    ...sums,
    lines: lines.length,
    quantity: lines.reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0),
    paid,
    balance: (order.progress === 'cancelled' ? 0 : sums.total) - paid,
  }
}

function keptLines(order: OrderState): readonly OrderLine[] {
  const lines = Object.values(order.lines)
  if (Object.keys(order.returns).length === 0) return lines
  return Object.entries(order.lines).map(([id, line]) => ({
    ...line,
    quantity: line.quantity - returnedOf(order, id),
  }))
}

/** How many of a line came back. */
export function returnedOf({ returns }: Pick<OrderState, 'returns'>, line: string): number {
  return Object.values(returns)
    .flatMap(({ goods }) => goods)
    .reduce((sum, back) => (back.line === line ? sum + back.quantity : sum), 0)
}

function paidFor({ payments, declined }: OrderState): number {
  let paid = 0
  for (const id in payments) if (!Object.hasOwn(declined, id)) paid += payments[id]?.amount ?? 0
  return paid
}

/** What declined payments left open, and nobody has settled: 0 when it was paid since, or the order is off. */
export function openDecline(order: OrderState): number {
  const bounced = openDeclines(order).reduce((sum, id) => sum + (order.payments[id]?.amount ?? 0), 0)
  return bounced === 0 || order.progress === 'cancelled'
    ? 0
    : Math.max(0, Math.min(bounced, orderTotals(order).balance))
}

/** The declined payments that nobody has settled. */
export function openDeclines({ payments, declined, settledDeclines }: OrderState): readonly string[] {
  return Object.keys(declined).filter(
    (id) => Object.hasOwn(payments, id) && !Object.hasOwn(settledDeclines, id),
  )
}

/** What a customer got back of the cash they gave. */
export function changeOf({ amount, given, rounding = 0 }: Payment): number {
  return given === undefined ? 0 : given - amount - rounding
}

/** What one line of an order sold. */
export interface SoldLine {
  readonly product: string
  /** As it was called when it was sold. */
  readonly name: string
  readonly quantity: number
  /** Its share of the order's total, in the smallest unit of the order's currency. */
  readonly amount: number
}

/** What an order sold, line by line; nothing while it is no sale. The amounts are together the order's total. */
export function soldLines(order: OrderState): readonly SoldLine[] {
  if (!isSale(order.progress)) return nothingSold
  // In the order all devices share, so that a cent of rounding falls on the same line everywhere.
  const lines = orderedLines(order).map((line) => ({
    ...line,
    quantity: line.quantity - returnedOf(order, line.id),
  }))
  const amounts = shares(lines, order.pricing)
  return lines.map(({ product, name, quantity }, index) => ({
    product,
    name,
    quantity: Math.max(0, quantity),
    amount: amounts[index] ?? 0,
  }))
}

const nothingSold: readonly SoldLine[] = []

/** True while an order's goods are promised to somebody and still here. */
export function isDue({ confirmed, progress, holdExpired, sampleRemoved }: OrderState): boolean {
  return confirmed && progress === 'confirmed' && !holdExpired && !sampleRemoved
}

/** Sold, not only noted down, nor called off. */
export function isSale(progress: Progress): boolean {
  return progress === 'confirmed' || progress === 'handed over' || progress === 'shipped'
}

/**
 * How many of a line's goods are missing, and nobody has said that the customer waits. A line that was cut down to what
 * is there is short of nothing, before the authority has looked again.
 */
export function shortOf({ assured, backordered, quantity }: OrderLine): number {
  return assured && !backordered ? Math.max(0, Math.min(assured.wanted, quantity) - assured.promised) : 0
}

/** What was promised and not handed back yet. */
export function promisedRefunds(order: OrderState): number {
  return Object.entries(order.promises)
    .filter(([id]) => !Object.hasOwn(order.payments, id))
    .reduce((sum, [, { amount }]) => sum + amount, 0)
}

/** The first promise of money that was not handed back yet. */
export function openPromise(order: OrderState): (RefundPromise & { readonly id: string }) | undefined {
  const open = Object.entries(order.promises).find(([id]) => !Object.hasOwn(order.payments, id))
  return open && { id: open[0], ...open[1] }
}

/** The price list an order goes by; empty for the standard prices. */
export function priceListOf({ chosenPriceList, buyersPriceList }: OrderState): string {
  return chosenPriceList ?? buyersPriceList
}

/** A line of an order, by its id. */
export function lineOf(order: OrderState, id: string): OrderLine | undefined {
  return Object.hasOwn(order.lines, id) ? order.lines[id] : undefined
}

/** An order's lines in the order they were added. */
export function orderedLines(order: OrderState): readonly (OrderLine & { readonly id: string })[] {
  return Object.entries(order.lines)
    .map(([id, line]) => ({ id, ...line }))
    .sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1))
}

/** A payment with its id, and how it failed to come if it did. */
export interface ListedPayment extends Payment {
  readonly id: string
  readonly declined: Decline | undefined
}

/** An order's payments and refunds in the order they were recorded. */
export function orderedPayments(order: OrderState): readonly ListedPayment[] {
  return Object.entries(order.payments)
    .map(([id, payment]) => ({
      id,
      ...payment,
      declined: Object.hasOwn(order.declined, id) ? order.declined[id] : undefined,
    }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
