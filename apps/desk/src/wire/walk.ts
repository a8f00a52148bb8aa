import type { Wire, WireDot } from './wire.ts'

/**
 * The event that an arrow key leads to: left and right along its line, and on to the other lines by up and down, to
 * the event nearest in time; Home and End to the first and last of all. `undefined` where there is none.
 */
export function walk(wire: Pick<Wire, 'lanes' | 'dots'>, from: WireDot, key: string): WireDot | undefined {
  const along = wire.dots.filter(({ lane }) => lane === from.lane)
  const at = along.findIndex((dot) => dot.key === from.key)
  switch (key) {
    case 'ArrowLeft':
      return along[at - 1]
    case 'ArrowRight':
      return along[at + 1]
    case 'ArrowUp':
      return onAnotherLine(wire, from, -1)
    case 'ArrowDown':
      return onAnotherLine(wire, from, 1)
    case 'Home':
      return wire.dots[0]
    case 'End':
      return wire.dots.at(-1)
    default:
      return undefined
  }
}

function onAnotherLine({ lanes, dots }: Pick<Wire, 'lanes' | 'dots'>, from: WireDot, by: 1 | -1) {
  let lane = lanes.findIndex(({ id }) => id === from.lane) + by
  for (; lanes[lane] !== undefined; lane += by) {
    const [nearest] = dots
      .filter((dot) => dot.lane === lanes[lane]?.id)
      .toSorted((a, b) => Math.abs(a.column - from.column) - Math.abs(b.column - from.column))
    if (nearest) return nearest
  }
  return undefined
}
