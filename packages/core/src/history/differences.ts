/** Where two states differ: what was there and what is; `undefined` for what is only on one side. */
export interface Difference {
  readonly path: readonly string[]
  readonly before: unknown
  readonly now: unknown
}

/** Where two states differ, as deep as both are of one shape; in the order of their keys. */
export function differences(before: unknown, now: unknown): readonly Difference[] {
  const found: Difference[] = []
  collect(before, now, [], found)
  return found
}

function collect(before: unknown, now: unknown, path: readonly string[], found: Difference[]): void {
  if (Object.is(before, now)) return
  if (!isTree(before) || !isTree(now) || Array.isArray(before) !== Array.isArray(now)) {
    found.push({ path, before, now })
    return
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(now)])) {
    collect(before[key], now[key], [...path, key], found)
  }
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
