import { type CurrencyCode, exponentOf, type Period, type PeriodName, type Unit } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'

/** Noon here: far enough from both ends of the day to be no other one. */
const noon = (day: string) => new Date(`${day}T12:00:00`)

const dayAndYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const dayAlone = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' })
const monthAlone = new Intl.DateTimeFormat(undefined, { month: 'short' })
const monthAndYear = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' })

/** The days of a period, `25 Oct – 23 Nov 2026`. */
export function periodWords({ from, to }: Period): string {
  return dayAndYear.formatRange(noon(from), noon(to))
}

/** What a period is compared with. */
export function beforeWords(name: PeriodName): string {
  if (name === '12 months') return 'the same months a year before'
  return `the ${name} before`
}

/** More or less than before, by whole per cent; far more, in times, for nobody pictures 5,472 per cent. */
export function changeWords(percent: number): string {
  if (percent === 0) return 'as before'
  if (percent >= 300) return `${Math.round(1 + percent / 100).toLocaleString()}× as much`
  return `${Math.abs(percent).toLocaleString()}% ${percent > 0 ? 'more' : 'less'}`
}

/** A bar of the chart in full: what its figures are of. */
export function barWords({ from, to }: Period, unit: Unit): string {
  switch (unit) {
    case 'day':
      return weekday.format(noon(from))
    case 'week':
      return dayAlone.formatRange(noon(from), noon(to))
    case 'month':
      return monthAndYear.format(noon(from))
    case 'year':
      return from.slice(0, 4)
  }
}

/** A bar under the chart, as short as can be understood among the others: January gives way to its year. */
export function tickWords(from: string, unit: Unit): string {
  if (unit === 'year' || (unit === 'month' && from.slice(5, 7) === '01')) return from.slice(0, 4)
  return (unit === 'month' ? monthAlone : dayAlone).format(noon(from))
}

/** Which bars are named under the chart, where `room` names fit: evenly many, and for many months only each January. */
export function tickedBars<Bar extends Period>(
  bars: readonly Bar[],
  unit: Unit,
  room: number,
): readonly Bar[] {
  const yearly = unit === 'month' && bars.length > 18
  const candidates = yearly ? bars.filter(({ from }) => from.slice(5, 7) === '01') : bars
  const step = Math.max(1, Math.ceil(candidates.length / Math.max(1, room)))
  // Counted from the end, so that today has its name.
  return candidates.filter((_, index) => (candidates.length - 1 - index) % step === 0)
}

/** An amount beside the chart, `€1.2K`. In whole units, as a scale has them. */
export function scaleWords(units: number, currency: CurrencyCode): string {
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: Math.abs(units) < 10 ? Math.min(2, exponentOf(currency)) : 1,
  }).format(units)
}

/** A chart in a sentence, for those who do not see it. */
export function chartWords(
  bars: readonly (Period & { readonly total: number })[],
  unit: Unit,
  currency: CurrencyCode,
): string {
  const most = bars.reduce((best, bar) => (bar.total > best.total ? bar : best), {
    from: '',
    to: '',
    total: 0,
  })
  if (most.total === 0) return `Sales by ${unit}: nothing sold.`
  const amount = formatMoney({ amount: most.total, currency })
  return `Sales by ${unit}, most in ${bars.length.toLocaleString()}: ${barWords(most, unit)} with ${amount}. The table has all of them.`
}
