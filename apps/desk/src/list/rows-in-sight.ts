/** What a scroller shows of a list: from where on, and how much; pixels. */
export interface Sight {
  readonly top: number
  readonly height: number
}

/** How many rows beyond the edges are in the page, so that scrolling finds them there. */
const around = 8

/**
 * Which rows of a list are to be in the page: those in sight and some around. `kept` is there wherever the list is
 * scrolled to. All rows have one height, so that nothing has to be measured.
 */
export function rowsInSight(
  { top, height }: Sight,
  rowHeight: number,
  count: number,
  kept: number,
): readonly number[] {
  const first = Math.min(Math.floor(top / rowHeight), Math.max(0, count - 1))
  const from = Math.max(0, first - around)
  const to = Math.min(count, Math.ceil((top + height) / rowHeight) + around)
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step)
  if (kept < 0 || kept >= count) return rows
  if (kept < from) return [kept, ...rows]
  return kept >= to ? [...rows, kept] : rows
}

/** Where to scroll to so that a row is in sight: nowhere else where it is already, else just as far as it takes. */
export function topToShow({ top, height }: Sight, rowHeight: number, index: number): number {
  const start = index * rowHeight
  return Math.min(Math.max(top, start + rowHeight - height), start)
}
