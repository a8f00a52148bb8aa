import type { ReplicaId, VersionVector } from '@causeway/core'
import type { LogPoint } from '@causeway/protocol'
import type { Store } from '../store/store.ts'
import { LossError } from './loss.ts'

/** What a person is told while the relay lacks what this device cannot give back. */
const lacksReleased =
  'the relay was put back from an older copy, and lacks changes that this device keeps only the outcome of. ' +
  'Nothing here is lost. Open the desk on the other devices, so that they bring them back.'

/**
 * Makes sure that what was released behind a point is on the relay, which holds `theirs`; of the whole log, `held` is what
 * this device holds. Rejects with a `LossError`.
 */
export async function requireReleased(
  store: Store,
  point: LogPoint,
  held: VersionVector,
  theirs: VersionVector,
): Promise<void> {
  const released = await releasedAfter(store, point, held)
  const isThere = Object.entries(released).every(([replica, seq]) => (theirs[replica] ?? 0) >= seq)
  if (!isThere) throw new LossError({ kind: 'failed', message: lacksReleased })
}

/**
 * How far each replica's events go that were released behind a point, as a version vector: of `held`, what this device
 * holds in all, everything but what it still has the events of. Replicas' events are in `seq` order in the log.
 */
async function releasedAfter(store: Store, point: LogPoint, held: VersionVector): Promise<VersionVector> {
  const { floor, position } = await store.meta()
  if (!floor || floor.position <= point.position) return {}
  const here = new Map<ReplicaId, number>()
  for (const { replica, seq } of await store.readLog(floor.position + 1, position))
    if (!here.has(replica)) here.set(replica, seq)
  return Object.fromEntries(
    Object.entries(held).map(([replica, last]) => [replica, (here.get(replica) ?? last + 1) - 1]),
  )
}
