/** The address of a record's screen. Ids may hold anything, slashes as well. */
export function addressOf(
  section: 'orders' | 'products' | 'stock' | 'moves' | 'customers' | 'needs-you',
  id: string,
): string {
  return `/${section}/${encodeURIComponent(id)}`
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
