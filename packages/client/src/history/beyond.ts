import type { LoggedEvent } from '@causeway/core'
import { readEntries } from '@causeway/protocol'
import type { Store } from '../store/store.ts'

/**
 * What is stored beyond a position, to which a tab has folded the log: what has been committed since, and what is to be
 * sent. What has just been committed is not to be sent any more, and not folded yet; it must be in one of the two.
 */
export async function readBeyond(
  store: Pick<Store, 'readAfter'>,
  position: number,
): Promise<readonly LoggedEvent[]> {
  const { segments, returned, pending } = await store.readAfter(position, 0)
  return [...segments.flatMap(({ from, lines }) => readEntries(lines, from)), ...returned, ...pending]
}
