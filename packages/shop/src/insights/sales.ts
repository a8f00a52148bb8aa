import type { Groups } from '@causeway/core'
import { type CurrencyCode, currencyCodes, divideHalfUp } from '../money.ts'
import { holds, type Period, startOf, stretches, type Unit } from './period.ts'

/** What was sold, in one currency's smallest unit. */
export interface Sales {
  readonly total: number
  readonly orders: number
  /** How many pieces. */
  readonly quantity: number
}

/** Sales by day. */
export type DailySales = ReadonlyMap<string, Sales>

/** The sales of a stretch of time: one bar of the chart. */
export interface Bar extends Period, Sales {}

/** What was sold in a currency by day, from the totals that `orderList` keeps. */
export function dailySales(byDay: Groups, currency: CurrencyCode): DailySales {
  const days = new Map<string, Sales>()
  const own = `${currency} `
  for (const [group, { rows, sums }] of byDay) {
    if (!group.startsWith(own)) continue
    days.set(group.slice(own.length), { total: sums.total ?? 0, orders: rows, quantity: sums.quantity ?? 0 })
  }
  return days
}

/** The currencies something was sold in, the one with most orders first. */
export function currenciesSold(byDay: Groups): readonly CurrencyCode[] {
  const orders = new Map<string, number>()
  for (const [group, { rows }] of byDay) {
    const currency = group.slice(0, group.indexOf(' '))
    orders.set(currency, (orders.get(currency) ?? 0) + rows)
  }
  return currencyCodes
    .filter((code) => orders.has(code))
    .sort((a, b) => (orders.get(b) ?? 0) - (orders.get(a) ?? 0))
}

/** A period's sales, added up. */
export function salesWithin(days: DailySales, period: Period): Sales {
  let within = none
  for (const [day, sales] of days) if (holds(period, day)) within = plus(within, sales)
  return within
}

/** A period's sales bar by bar; where nothing was sold the bar is there, and empty. */
export function salesBars(days: DailySales, period: Period, unit: Unit): readonly Bar[] {
  const sums = new Map<string, Sales>()
  for (const [day, sales] of days) {
    if (!holds(period, day)) continue
    const start = startOf(day, unit)
    sums.set(start, plus(sums.get(start) ?? none, sales))
  }
  return stretches(period, unit).map((stretch) => ({
    ...stretch,
    ...(sums.get(startOf(stretch.from, unit)) ?? none),
  }))
}

/** What an order came to on average, rounded to the smallest unit; `undefined` without orders. */
export function averageOrder({ total, orders }: Sales): number | undefined {
  return orders === 0 ? undefined : divideHalfUp(BigInt(total), BigInt(orders))
}

/** By how many per cent there is more now than before (less, below zero); `undefined` when there was nothing. */
export function change(now: number, before: number): number | undefined {
  return before <= 0 ? undefined : Math.round(((now - before) / before) * 100)
}

const none: Sales = { total: 0, orders: 0, quantity: 0 }

function plus(a: Sales, b: Sales): Sales {
  return { total: a.total + b.total, orders: a.orders + b.orders, quantity: a.quantity + b.quantity }
}
