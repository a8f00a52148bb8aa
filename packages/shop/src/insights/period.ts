import { daysLater, monthsLater } from '../day.ts'

/** Days from one to another, both included, written `2024-03-05`. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** The periods one may look at. */
export const periodNames = ['7 days', '30 days', '12 months', 'all'] as const

export type PeriodName = (typeof periodNames)[number]

/** How long one bar of a chart is. */
export type Unit = 'day' | 'week' | 'month' | 'year'

const lastDays: Readonly<Record<'7 days' | '30 days', number>> = { '7 days': 7, '30 days': 30 }

/**
 * The days of a period, today its last; `all` goes from the first day something was sold to the last, and is `undefined`
 * when nothing ever was. Twelve months are calendar months, this one so far among them.
 */
export function periodOf(name: PeriodName, today: string, days: Iterable<string>): Period | undefined {
  if (name === '12 months') return { from: `${monthsLater(today, -11).slice(0, 7)}-01`, to: today }
  if (name !== 'all') return { from: daysLater(today, 1 - lastDays[name]), to: today }
  let whole: Period | undefined
  for (const day of days) {
    whole = {
      from: whole && whole.from < day ? whole.from : day,
      to: whole && whole.to > day ? whole.to : day,
    }
  }
  return whole
}

/** What a period is compared with: as many days before it, or the same months a year earlier; `all` with nothing. */
export function periodBefore(name: PeriodName, { from, to }: Period): Period | undefined {
  if (name === 'all') return undefined
  if (name === '12 months') return { from: monthsLater(from, -12), to: monthsLater(to, -12) }
  return { from: daysLater(from, -lastDays[name]), to: daysLater(to, -lastDays[name]) }
}

/** The period to begin with: the last 30 days, or the shortest longer one in which something was sold. */
export function firstPeriod(today: string, days: readonly string[]): PeriodName {
  if (days.length === 0) return '30 days'
  for (const name of ['30 days', '12 months'] as const) {
    const period = periodOf(name, today, days)
    if (period && days.some((day) => holds(period, day))) return name
  }
  return 'all'
}

/** True for a day of the period. */
export function holds({ from, to }: Period, day: string): boolean {
  return from <= day && day <= to
}

/** How long the bars of a period are: as short as can still be told apart. */
export function unitOf({ from, to }: Period): Unit {
  const days = daysBetween(from, to)
  return days <= 62 ? 'day' : days <= 240 ? 'week' : days <= 10 * 366 ? 'month' : 'year'
}

/** A period cut into days, weeks from Monday on, calendar months or years; its ends may cut the first and the last short. */
export function stretches({ from, to }: Period, unit: Unit): readonly Period[] {
  const parts: Period[] = []
  for (let start = from; start <= to; ) {
    const next = nextStart(start, unit)
    const end = daysLater(next, -1)
    parts.push({ from: start, to: end < to ? end : to })
    start = next
  }
  return parts
}

/** The first day of the bar that a day belongs to, were the bar not cut short. */
export function startOf(day: string, unit: Unit): string {
  switch (unit) {
    case 'day':
      return day
    case 'week':
      return daysLater(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7))
    case 'month':
      return `${day.slice(0, 7)}-01`
    case 'year':
      return `${day.slice(0, 4)}-01-01`
  }
}

function nextStart(day: string, unit: Unit): string {
  switch (unit) {
    case 'day':
      return daysLater(day, 1)
    case 'week':
      return daysLater(startOf(day, unit), 7)
    case 'month':
      return startOf(monthsLater(day, 1), unit)
    case 'year':
      return startOf(monthsLater(day, 12), unit)
  }
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
