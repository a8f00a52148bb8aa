import type { ReplicaId } from '@causeway/core'
import {
  type ChainHead,
  chainHash,
  digestAfter,
  entryEventText,
  eventText,
  type LogEntries,
  readEntries,
  readEvent,
} from '@causeway/protocol'
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

/** Whether something that is to be sent had another dot before, under which a copy of this storage may have sent it. */
export async function waitsRewritten(store: Store): Promise<boolean> {
  const { rewrittenTo = 0 } = await store.meta()
  const [next] = await store.pendingAfter(0, 1, 1)
  return next !== undefined && readEvent(next).seq <= rewrittenTo
}

/**
 * What of a stretch of the log is before the first event in our name that is not the one we recorded; the stretch follows
 * on what is stored.
 */
export async function beforeFork(store: Store, replica: ReplicaId, log: LogEntries): Promise<LogEntries> {
  const { meta, returned, pending } = await store.readAfter(log.from - 1, 0)
  const own = new Map<number, string>()
  for (const event of [...returned, ...pending]) {
    if (event.replica === replica) own.set(event.seq, eventText(event))
  }
  const end = readEntries(log.entries, log.from).findIndex(
    (event, index) =>
      event.replica === replica && own.get(event.seq) !== entryEventText(log.entries[index] ?? ''),
  )
  const entries = log.entries.slice(0, end < 0 ? undefined : end)
  const digest = digestAfter(meta.digest, entries)
  // A seal at a later place vouches for the earlier ones, too; ours is of a chain that is not ours.
  const { [replica]: _ours, ...seals } = log.seals
  return { kind: 'log', from: log.from, entries, digest, seals }
}
