import type { LogQuery } from '@causeway/core'
import { queryText } from '@causeway/protocol'
import { readQuery } from '@causeway/protocol/validation'

/** What the log is asked for when nothing is said: all of it, the newest first. */
const usual: LogQuery = { order: 'newest' }

/** A query as the text of an address: the same that the relay's API understands. */
export function logSearch({ limit: _limit, order, ...query }: LogQuery): string {
  return queryText(order === 'oldest' ? { ...query, order } : query)
}

/** Where the log is looked through for what a query finds. */
export function logAddress(query: LogQuery): string {
  return `/diagnostics/log${logSearch(query)}`
}

/** The query of an address, or what is wrong with it. */
export function readLogSearch(search: string): { readonly query: LogQuery } | { readonly problem: string } {
  const read = readQuery(new URLSearchParams(search))
  if ('problem' in read) return read
  const { limit: _limit, ...query } = read.query
  return { query: { ...usual, ...query } }
}
