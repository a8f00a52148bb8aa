import type { SalesLine } from './row.ts'

/** What will be imported, but not quite as the file says, in people's words. */
export function describeWarnings(rows: readonly SalesLine[]): string[] {
  const rounded = rows.filter((row) => row.rounded).length
  return [
    ...severalNames(rows, 'product', ({ product, productName }) => [product, productName]),
    ...severalNames(rows, 'customer', ({ customer, customerName }) => [customer, customerName]),
    ...(rounded === 0
      ? []
      : [
          `${rounded.toLocaleString('en')} ${rounded === 1 ? 'amount has' : 'amounts have'} more decimals than the currency. Each is rounded by itself, half up.`,
        ]),
  ]
}

function severalNames(
  rows: readonly SalesLine[],
  what: string,
  named: (row: SalesLine) => readonly [id: string, name: string],
): string[] {
  const names = new Map<string, Set<string>>()
  for (const row of rows) {
    const [id, name] = named(row)
    const known = names.get(id)
    // Bread and bread are one name.
    if (known) known.add(name.toLowerCase())
    else names.set(id, new Set([name.toLowerCase()]))
  }
  const ambiguous = [...names].filter(([, known]) => known.size > 1).map(([id]) => id)
  if (ambiguous.length === 0) return []
  const shown = ambiguous.slice(0, 3).join(', ')
  return [
    `${ambiguous.length} ${what} ${ambiguous.length === 1 ? 'id has' : 'ids have'} more than one name; the first is kept. (${shown}${ambiguous.length > 3 ? ' …' : ''})`,
  ]
}
