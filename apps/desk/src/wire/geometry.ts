/** Pixels. */
export const lineGap = 44
export const top = 28
export const side = 28
export const dotSize = 6

/** Pixels between two moments: what zooming goes through. */
export const steps = [10, 14, 20, 28, 40, 56] as const

/** Where a moment is from the left. */
export const across = (column: number, step: number): number => side + column * step

/** Where a line is from the top. */
export const down = (lane: number): number => top + lane * lineGap

/** The size of the whole drawing. */
export function extent(columns: number, lanes: number, step: number) {
  return {
    width: across(Math.max(0, columns - 1), step) + side,
    height: down(lanes - 1) + top,
  }
}

/** The moments in sight of a scrolled window, with one window to spare on each side. */
export function inSight(scrolled: number, width: number, step: number) {
  const first = Math.floor((scrolled - side - width) / step)
  const last = Math.ceil((scrolled - side + 2 * width) / step)
  return { first, last }
}
