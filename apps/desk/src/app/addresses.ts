import { type Dot, dotKey } from '@causeway/core'

/** The address of a record's screen. Ids may hold anything, slashes as well. */
export function addressOf(
  section: 'orders' | 'products' | 'stock' | 'moves' | 'customers' | 'needs-you',
  id: string,
): string {
  return `/${section}/${encodeURIComponent(id)}`
}

/** Where what one action set going is shown. */
export function traceAddress(correlation: string): string {
  return `/diagnostics/trace/${encodeURIComponent(correlation)}`
}

/** Where an event is shown, among those that a query finds; `search` is the query's text. */
export function eventAddress(dot: Dot, search = ''): string {
  return `/diagnostics/log/${encodeURIComponent(dotKey(dot))}${search}`
}

/** The id in a part of an address. */
export function idIn(part: string | undefined): string | undefined {
  if (part === undefined) return undefined
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
