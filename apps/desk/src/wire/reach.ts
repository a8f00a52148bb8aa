import type { Wire, WireDot } from './wire.ts'

/** The names of those an event had reached by a moment, its author left out. */
export function reachedBy(
  { lanes, arrivals }: Wire,
  { event, lane }: WireDot,
  moment: number,
): readonly string[] {
  const { position } = event
  if (position === undefined) return []
  const reached = new Set(
    arrivals
      .filter((one) => one.column <= moment && one.from <= position && one.to >= position)
      .map(({ replica }) => replica),
  )
  return lanes.filter(({ id }) => id !== lane && reached.has(id)).map(({ name }) => name)
}
