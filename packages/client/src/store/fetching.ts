import type { HybridTime } from '@causeway/core'
import { type Database, type OpenSegment, type ReleasedSegment, stillOpen } from './database.ts'
import { StoreError } from './errors.ts'
import type { StoredLog } from './opened-segments.ts'
import { readMeta, withFloor } from './own-events.ts'
import { areThose } from './released.ts'
import { sealed } from './sealing.ts'

/** Where released events are to be had: entry lines from one position to another, both included. Rejects if they are not. */
export type OlderSource = (from: number, to: number) => Promise<readonly string[]>

/**
 * Fetches what was released of a segment, and puts it back. What does not come to the digest it had is not taken, so any
 * tab may do it, whether it leads or not. Rejects with the `StoreError` `older`.
 */
export async function fetchReleased(
  database: Database,
  segment: ReleasedSegment,
  source: OlderSource,
): Promise<OpenSegment> {
  const { streams: _streams, kept: _kept, receivedAt: _receivedAt, released: _released, ...span } = segment
  const before = await stillOpen(database).segments.where('from').below(segment.from).last()
  const lines = await source(segment.from, segment.to).catch((error: unknown) => {
    throw new StoreError('older', { cause: error })
  })
  if (!areThose(segment, before?.digest ?? '', lines)) throw new StoreError('older')
  const open: OpenSegment = { ...span, text: lines.join('\n'), fetched: Date.now() }
  await putBack(database, segment, open)
  return open
}

/**
 * Fetches some of what was released and the relay received since a time, the newest first, and puts it back. Resolves with how
 * many records that were.
 */
export async function fetchSome(log: StoredLog, since: HybridTime, most: number): Promise<number> {
  const released = await log.database.segments.where('released').equals(1).reverse().toArray()
  const next = released.flatMap((segment) =>
    'released' in segment && segment.receivedAt >= since ? [segment] : [],
  )
  const some = next.slice(0, most)
  for (const segment of some) await log.fetchReleased(segment)
  return some.length
}

async function putBack(database: Database, outline: ReleasedSegment, open: OpenSegment): Promise<void> {
  const segment = await sealed(open)
  const { meta: metas, segments } = stillOpen(database)
  await database.transaction('rw', metas, segments, async () => {
    const stored = await segments.get(outline.from)
    const isSame =
      stored && 'released' in stored && stored.to === outline.to && stored.digest === outline.digest
    if (!isSame) return
    await segments.put(segment)
    await metas.put(await withFloor(database, await readMeta(database)))
  })
}
