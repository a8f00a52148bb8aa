import type { StreamId } from '@causeway/core'
import { filterText, limits, type Outline, readEvent, streamFilter } from '@causeway/protocol'
import type { EventLog } from '../log/event-log.ts'

/** The log of a workspace in outline, range by range. */
export interface Outlines {
  /** What lies behind a position, up to another. Whole ranges are looked through once. */
  of(workspace: string, after: number, upTo: number): Promise<readonly Outline[]>
}

/** How many outlines are kept: those used longest ago leave first. One takes about a kilobyte. */
const capacity = 20_000

/** Outlines read from a log. */
export function createOutlines(log: EventLog): Outlines {
  const kept = new Map<string, Outline>()

  async function read(workspace: string, from: number, to: number): Promise<Outline> {
    const entries = await log.read(workspace, from, to)
    const [first] = entries
    const last = entries.at(-1)
    if (!first || last?.position !== to) throw new Error(`The log does not reach ${to}.`)
    const streams = new Set<StreamId>()
    for (const { text } of entries) streams.add(readEvent(text).stream)
    const { receivedAt } = first
    return { from, to, digest: last.digest, receivedAt, streams: filterText(streamFilter(streams)) }
  }

  async function outline(workspace: string, from: number, to: number, digest?: string): Promise<Outline> {
    const isWhole = to - from + 1 === limits.rangeSize
    const key = JSON.stringify([workspace, from])
    const known = kept.get(key)
    // A log healed after a loss may have another range in its place.
    if (isWhole && known?.digest === digest && known) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const made = await read(workspace, from, to)
    if (isWhole) kept.set(key, made)
    for (const oldest of kept.keys()) if (kept.size > capacity) kept.delete(oldest)
    return made
  }

  return {
    async of(workspace, after, upTo) {
      const ends: number[] = []
      for (let end = after; end < upTo; ) {
        end = Math.min(upTo, (Math.floor(end / limits.rangeSize) + 1) * limits.rangeSize)
        ends.push(end)
      }
      const points = await log.points(workspace, ends)
      const digests = new Map(points.map(({ position, digest }) => [position, digest]))
      const outlines: Outline[] = []
      let from = after + 1
      for (const to of ends) {
        outlines.push(await outline(workspace, from, to, digests.get(to)))
        from = to + 1
      }
      return outlines
    },
  }
}
