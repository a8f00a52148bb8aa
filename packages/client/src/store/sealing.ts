import { streamFilter } from '@causeway/protocol'
import type { Database, HeldSegment, Meta, OpenSegment, SealedSegment } from './database.ts'
import { canPack, pack } from './packing.ts'
import { isSmall, segmentSpans } from './spans.ts'
import { segmentEvents } from './texts.ts'

/** A segment compressed, where the browser can. */
export async function sealed(segment: OpenSegment): Promise<HeldSegment> {
  return canPack() ? seal(segment) : segment
}

/** How many segments are compressed at a time: what a tab does in between must not wait long. */
const together = 4

/**
 * Compresses full segments that end at or before a position, the oldest first and some at a time, and hands them to
 * `write`, a transaction. Compressing cannot be waited for within one, so whoever changed a segment meanwhile wins.
 * Resolves with how many there were.
 */
export async function sealSegments(
  database: Database,
  position: number,
  write: (put: (meta: Meta) => Promise<void>) => Promise<void>,
): Promise<number> {
  if (!canPack()) return 0
  const { segments } = database
  const [packedOnes, released] = await Promise.all([
    segments.where('sealed').equals(1).primaryKeys(),
    segments.where('released').equals(1).primaryKeys(),
  ])
  const done = new Set([...packedOnes, ...released])
  const spans = await segmentSpans(database, position)
  const next = spans.filter((span) => span.to <= position && !isSmall(span) && !done.has(span.from))
  const packed: SealedSegment[] = []
  for (const { from } of next.slice(0, together)) {
    const segment = await database.segments.get(from)
    if (segment && 'text' in segment && segment.to <= position) packed.push(await seal(segment))
  }
  if (packed.length === 0) return 0
  await write(async () => {
    for (const segment of packed) {
      const stored = await database.segments.get(segment.from)
      const isSame =
        stored && 'text' in stored && stored.to === segment.to && stored.digest === segment.digest
      if (isSame) await database.segments.put(segment)
    }
  })
  return packed.length
}

async function seal(segment: OpenSegment): Promise<SealedSegment> {
  const { text, ...span } = segment
  const streams = new Set(segmentEvents(segment).map(({ stream }) => stream))
  return { ...span, sealed: 1, packed: await pack(text), streams: streamFilter(streams) }
}
