import { type LogEntries, limits, paths } from '@causeway/protocol'
import { createLogApi, type LogApi } from '../sync/log-api.ts'
import type { Network } from '../sync/network.ts'

/** How many ranges are kept for the segments beside them. */
const keptRanges = 8

/** How long a line may say nothing, in milliseconds: something here waits for it. */
const patience = 15_000

/** Whom to ask for what was released. */
export interface OlderOptions {
  readonly network: Pick<Network, 'fetch'>
  readonly relay: string
  readonly token: string
}

/**
 * Fetches stretches of the log from the relay that this device has had before, range by range as catching up does. Whoever
 * asks compares digests. Rejects with a `LossError`.
 */
export function createOlder(options: OlderOptions): (from: number, to: number) => Promise<readonly string[]> {
  const { network, relay, token } = options
  const entries = async (path: string) => {
    const giveUp = new AbortController()
    const timer = setTimeout(() => giveUp.abort(), patience)
    try {
      return await createLogApi(network, relay, token, giveUp.signal).entries(path)
    } finally {
      clearTimeout(timer)
    }
  }
  const ranges = new Map<number, Promise<LogEntries>>()

  function rangeOf(position: number): Promise<LogEntries> {
    const n = Math.floor((position - 1) / limits.rangeSize)
    const known = ranges.get(n)
    if (known) return known
    const range = fetchRange(entries, n)
    ranges.set(n, range)
    // Asked for again, it is tried again; and the last one, which is not full, may have become longer.
    range.then(
      ({ entries: held }) => held.length < limits.rangeSize && ranges.delete(n),
      () => ranges.delete(n),
    )
    for (const oldest of ranges.keys()) if (ranges.size > keptRanges) ranges.delete(oldest)
    return range
  }

  return async (from, to) => {
    const lines: string[] = []
    for (let at = from; at <= to; ) {
      const { from: start, entries: held } = await rangeOf(at)
      const some = held.slice(at - start, to - start + 1)
      // The relay holds less than it did: what is missing is for whoever compares to find.
      if (some.length === 0) break
      lines.push(...some)
      at += some.length
    }
    return lines
  }
}

/** A whole range in its compressed form, or as much as there is of the last one. */
function fetchRange(entries: LogApi['entries'], n: number): Promise<LogEntries> {
  return entries(paths.range(n)).catch(() => entries(paths.from(n * limits.rangeSize + 1)))
}
