/** The day of a moment (milliseconds since 1970) in universal time, `2024-03-05`. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}

/** The day of a moment where this device is: what people mean by "today". */
export function localDay(moment: number): string {
  const date = new Date(moment)
  const part = (value: number, length: number) => String(value).padStart(length, '0')
  return `${part(date.getFullYear(), 4)}-${part(date.getMonth() + 1, 2)}-${part(date.getDate(), 2)}`
}

/** Noon, universal time, of a day written `2024-03-05`; `undefined` when there is no such day. */
export function noonOf(day: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
  const moment = Date.parse(`${day}T12:00:00Z`)
  return Number.isFinite(moment) && dayOf(moment) === day ? moment : undefined
}

/** The day so many days later; earlier with a negative number. */
export function daysLater(day: string, days: number): string {
  return dayOf(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000)
}

/** The same day of a month so many months later, or that month's last day where it is shorter. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}
