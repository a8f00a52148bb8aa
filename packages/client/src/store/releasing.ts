import { readChunks, readHead } from './checkpoint.ts'
import type { Database, HeldSegment, Meta, ReleasedSegment, Segment } from './database.ts'
import { unpacked } from './opened-segments.ts'
import { withFloor } from './own-events.ts'
import { outlineOf } from './released.ts'
import { isSmall } from './spans.ts'
import type { Released, Releasing, Stretch } from './store.ts'

/** How many segments are released at a time: each time all tabs go on from the checkpoint. */
const together = 64

const nothing: Released = { events: 0, bytes: 0 }

/**
 * Releases full segments, the oldest first and some at a time, in one transaction, which `write` opens. They are looked
 * through before it; whoever wrote meanwhile wins.
 */
export async function releaseSegments(
  database: Database,
  releasing: Releasing,
  write: (release: (meta: Meta) => Promise<Released>) => Promise<Released>,
): Promise<Released> {
  if (!(await isWhole(database, releasing))) return nothing
  const outlines: ReleasedSegment[] = []
  let bytes = 0
  for (const from of await fullSegments(database, releasing.upTo)) {
    const segment = await database.segments.get(from)
    if (!segment || !mayGo(segment, releasing)) continue
    outlines.push(outlineOf('text' in segment ? segment : await unpacked(segment), releasing.keep))
    bytes += bytesOf(segment)
    if (outlines.length === together) break
  }
  if (outlines.length === 0) return nothing
  return write(async (meta) => {
    const head = readHead(await database.checkpoints.get(0))
    const isCurrent = head.ok && head.value?.id === releasing.checkpoint
    if (meta.revision !== releasing.revision || !isCurrent) return nothing
    await database.segments.bulkPut(outlines)
    await database.meta.put({
      ...(await withFloor(database, meta)),
      revision: meta.revision + 1,
      // What tabs have of it in memory must not be taken for stored: they go on from the checkpoint.
      generation: meta.generation + 1,
    })
    return { events: outlines.reduce((sum, { from, to }) => sum + to - from + 1, 0), bytes }
  })
}

/** Whether opening can do without what is to be released: the checkpoint reaches as far, and all of it can be read. */
async function isWhole(database: Database, { checkpoint, upTo }: Releasing): Promise<boolean> {
  const head = readHead(await database.checkpoints.get(0))
  if (!head.ok || head.value?.id !== checkpoint || head.value.position < upTo) return false
  return readChunks(head.value, await database.checkpoints.where('chunk').above(0).toArray()).ok
}

/** Where the full segments begin that end at or before a position and are not released. */
async function fullSegments(database: Database, upTo: number): Promise<number[]> {
  const released = new Set(await database.segments.where('released').equals(1).primaryKeys())
  const starts = await database.segments.where('from').belowOrEqual(upTo).primaryKeys()
  return starts.filter((from) => !released.has(from))
}

function mayGo(segment: Segment, { upTo, fetchedBefore }: Releasing): segment is HeldSegment {
  if ('released' in segment || segment.to > upTo || isSmall(segment)) return false
  return segment.fetched === undefined || segment.fetched < fetchedBefore
}

/** A segment in a few words. */
export function stretchOf(segment: Segment): Stretch {
  const { from, to, digest, fetched } = segment
  const isHeld = !('released' in segment)
  const bytes = isHeld ? bytesOf(segment) : 0
  return { ...{ from, to, digest, bytes, isHeld }, isFull: !isSmall(segment), ...(fetched && { fetched }) }
}

function bytesOf(segment: HeldSegment): number {
  return 'text' in segment ? segment.text.length : segment.packed.byteLength
}
