import type { StreamId } from '../model/envelope.ts'
import type { Ledger } from './ledger.ts'

/**
 * The streams with something still open: a question, a flag, or what was refused. What happens to them next is judged by
 * their whole history, so whoever holds states only needs that of these.
 */
export function unsettledStreams(ledger: Pick<Ledger, 'streams' | 'moment' | 'refused'>): Set<StreamId> {
  const streams = new Set<StreamId>()
  for (const stream of ledger.streams()) {
    const status = ledger.moment(stream)?.status
    if (status && status.conflicts.length + status.flags.length > 0) streams.add(stream)
  }
  for (const { stream } of ledger.refused()) streams.add(stream)
  return streams
}
