import type { StreamId } from '@causeway/core'
import { deepest } from '../commands/undo-stack.ts'
import type { Store } from '../store/store.ts'

/** The streams whose histories this device's own work needs: with something that can be taken back, or is not sent. */
export async function ownStreams(store: Store): Promise<ReadonlySet<StreamId>> {
  const { position } = await store.meta()
  const [undoable, { returned, pending }] = await Promise.all([
    store.undoable(deepest),
    store.readAfter(position, 0),
  ])
  const recorded = undoable.flatMap(({ events }) => events)
  return new Set([...recorded, ...returned, ...pending].map(({ stream }) => stream))
}
