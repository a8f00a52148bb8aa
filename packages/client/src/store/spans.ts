import { limits } from '@causeway/protocol'
import type { Database, Segment } from './database.ts'

/** From the first position of a segment to its last. */
export type Span = Pick<Segment, 'from' | 'to'>

/** Where every segment begins and ends. Only keys are read: a segment reaches to the next one's beginning. */
export async function segmentSpans(database: Database, position: number): Promise<Span[]> {
  const starts = await database.segments.toCollection().primaryKeys()
  return starts.map((from, index) => ({ from, to: (starts[index + 1] ?? position + 1) - 1 }))
}

/** Small ones are merged, and only then sealed. */
export function isSmall({ from, to }: Span): boolean {
  return to - from + 1 < limits.rangeSize / 2
}
