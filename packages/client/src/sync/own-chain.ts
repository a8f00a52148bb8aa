import { type ChainHead, chainHash, readEvent } from '@causeway/protocol'
import type { Store } from '../store/store.ts'

/**
 * Whether the relay's word on our own chain contradicts what we recorded: events in our name that we did not record,
 * or others than we did. Then this storage is a copy of another, or has been one.
 *
 * One hash tells, since each covers its predecessors.
 */
export async function contradicts(store: Store, head: ChainHead): Promise<boolean> {
  // First what the replica knows, then the outbox: what another tab records in between only adds to the second.
  const { replica, nextSeq, head: last } = await store.meta()
  if (head.seq >= nextSeq) return true
  const [next] = await store.pendingAfter(head.seq, 1, 1)
  const following = next === undefined ? undefined : readEvent(next)
  if (following?.seq === head.seq + 1) return following.prev !== head.hash
  if (head.seq === nextSeq - 1) return last !== head.hash
  const returned = await store.returned()
  const own = returned.find((event) => event.replica === replica && event.seq === head.seq)
  // Acknowledged, and in the log that both sides hold: its digest has been compared.
  return own !== undefined && chainHash(own.text) !== head.hash
}
