/** What a merge left behind: an alias. */
export interface Merged {
  readonly registered: boolean
  /** Whom it was merged into; empty when it was not. */
  readonly mergedInto: string
}

/**
 * Who somebody is after all merges: the aliases are followed to their end. Merges made apart may lead in a circle, x
 * into y and y into x; then the one with the smallest id remains, which every device finds alike. Total: whatever the
 * states are, somebody remains, and whoever is asked about through any alias is the same.
 */
export function survivorOf(read: (id: string) => Merged, id: string): string {
  const path = new Map<string, number>()
  let at = id
  for (;;) {
    path.set(at, path.size)
    const { mergedInto } = read(at)
    // Nobody is merged into somebody this device does not know: they would be gone.
    if (mergedInto === '' || !read(mergedInto).registered) return at
    const circle = path.get(mergedInto)
    if (circle !== undefined) {
      const [smallest = at] = [...path.keys()].slice(circle).sort()
      return smallest
    }
    at = mergedInto
  }
}
