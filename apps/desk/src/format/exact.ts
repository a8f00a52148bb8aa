const toTheSecond = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

const timeToTheSecond = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** A moment to the second. Milliseconds since 1970. */
export function exactTime(at: number): string {
  return toTheSecond.format(at)
}

/** A moment to the second, beside another one: the day only where it is another. */
export function exactTimeBeside(at: number, other: number): string {
  const isSameDay = new Date(at).toDateString() === new Date(other).toDateString()
  return (isSameDay ? timeToTheSecond : toTheSecond).format(at)
}

const units = [
  { name: 'd', length: 86_400_000 },
  { name: 'h', length: 3_600_000 },
  { name: 'min', length: 60_000 },
  { name: 's', length: 1000 },
] as const

/** How long something took, by its two largest units: `0.4 s`, `12 s`, `3 h 12 min`. Milliseconds. */
export function lengthOf(time: number): string {
  if (time < 10_000) return `${(Math.max(time, 0) / 1000).toFixed(1)} s`
  const largest = units.findIndex(({ length }) => time >= length)
  let left = time
  const parts: string[] = []
  for (const { name, length } of units.slice(largest, largest + 2)) {
    const whole = Math.floor(left / length)
    left -= whole * length
    if (whole > 0) parts.push(`${whole} ${name}`)
  }
  return parts.join(' ')
}
