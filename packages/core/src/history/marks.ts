/** A stretch of time, and how much happened in it. */
export interface Mark {
  /** Included; the times' own unit. */
  readonly from: number
  /** Not included, but for the last one. */
  readonly to: number
  readonly events: number
}

/** Cuts the time between the first and the last of ascending times into so many equal stretches. */
export function marksOf(times: readonly number[], count: number): readonly Mark[] {
  const [first] = times
  const last = times.at(-1)
  if (first === undefined || last === undefined) return []
  const width = (last - first) / count
  const events = new Array<number>(count).fill(0)
  for (const time of times) {
    const index = width === 0 ? 0 : Math.min(count - 1, Math.floor((time - first) / width))
    events[index] = (events[index] ?? 0) + 1
  }
  return events.map((among, index) => ({
    from: first + index * width,
    to: index === count - 1 ? last : first + (index + 1) * width,
    events: among,
  }))
}
