const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

// Made once: to make a format takes a hundred times as long as to use it, and a list shows many.
const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const inFull = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const number = new Intl.NumberFormat()

/** How long ago, in words: `just now`, `5 min ago`, `3 h ago`, then the date. Milliseconds since 1970. */
export function ago(at: number, now: number): string {
  const past = now - at
  if (past < minute) return 'just now'
  if (past < hour) return `${Math.floor(past / minute)} min ago`
  if (past < day) return `${Math.floor(past / hour)} h ago`
  return shortDate(at, now)
}

/** A moment as a list shows it: the time today, `12 Mar` this year, `12 Mar 2024` before. */
export function shortDate(at: number, now: number): string {
  const date = new Date(at)
  const today = new Date(now)
  if (date.toDateString() === today.toDateString()) return timeOfDay.format(date)
  return (date.getFullYear() === today.getFullYear() ? dayOfYear : dayAndYear).format(date)
}

/** A moment in full. */
export function fullTime(at: number): string {
  return inFull.format(at)
}

/** Bytes in people's units. */
export function bytes(count: number): string {
  if (count < 1000) return `${count} B`
  const units = ['kB', 'MB', 'GB']
  let size = count / 1000
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`
}

/** `1 order`, `12 orders`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`
}

/** Of hundredths of a per cent: `12.5 %`. */
export function percent(basisPoints: number): string {
  return `${(basisPoints / 100).toLocaleString()} %`
}
