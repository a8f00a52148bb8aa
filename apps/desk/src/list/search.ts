/** A text as searching compares it: no case, no accents. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

/**
 * A test for rows that hold every word of the query, in any order, in one of their texts.
 *
 * @example
 * const wanted = matcher('cafe ber', (row: Row) => [row.name, row.city])
 * rows.filter(wanted)
 */
export function matcher<Row>(
  query: string,
  texts: (row: Row) => readonly (string | undefined)[],
): (row: Row) => boolean {
  const words = folded(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return () => true
  return (row) => {
    const haystack = folded(texts(row).filter(Boolean).join('\n'))
    return words.every((word) => haystack.includes(word))
  }
}

/** The rows that match a query; the very same array while nothing is asked. */
export function matching<Row>(
  rows: readonly Row[],
  query: string,
  texts: (row: Row) => readonly (string | undefined)[],
): readonly Row[] {
  return query.trim() === '' ? rows : rows.filter(matcher(query, texts))
}

/** The rows that match, those whose first text begins with the query before the others; in their order otherwise. */
export function bestFirst<Row>(
  rows: readonly Row[],
  query: string,
  texts: (row: Row) => readonly [string, ...(string | undefined)[]],
): readonly Row[] {
  const found = rows.filter(matcher(query, texts))
  const beginning = folded(query.trim())
  if (beginning === '') return found
  const begins = (row: Row) => folded(texts(row)[0]).startsWith(beginning)
  return [...found.filter(begins), ...found.filter((row) => !begins(row))]
}
