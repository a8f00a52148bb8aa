import type { LoggedEvent } from '@causeway/core'
import { readEntries } from '@causeway/protocol'
import { isBehind } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'

/**
 * What is stored beyond a position, to which a tab has folded the log: what has been committed since, and what is to be
 * sent. What has just been committed is not to be sent any more, and not folded yet; it must be in one of the two.
 */
export async function readBeyond(
  store: Pick<Store, 'readAfter' | 'readLog'>,
  position: number,
): Promise<readonly LoggedEvent[]> {
  const { meta, segments, returned, pending } = await store.readAfter(position, 0)
  // States were taken in place of what lies between, and the tab has not gone on from them yet.
  const committed = isBehind(meta, position)
    ? await store.readLog(position + 1, meta.position)
    : segments.flatMap(({ from, lines }) => readEntries(lines, from))
  return [...committed, ...returned, ...pending]
}
