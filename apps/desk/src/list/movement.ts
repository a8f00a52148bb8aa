/** A step through a list. Each is a shortcut of the same name. */
export type Movement = 'next' | 'previous' | 'first' | 'last'

/** Where a key takes the active row of a list; the same index when it is at the end or the key is another. */
export function moveActive(movement: Movement, active: number, count: number): number {
  if (count === 0) return -1
  const last = count - 1
  switch (movement) {
    case 'next':
      return Math.min(active + 1, last)
    case 'previous':
      return Math.max(active - 1, 0)
    case 'first':
      return 0
    case 'last':
      return last
  }
}
