import { type LogEntries, limits, paths } from '@causeway/protocol'

/** Requests under way at a time: enough to keep the wire busy while the last one is stored. */
const parallel = 3

/**
 * What to ask for over HTTP to come from `position` close to `target`: the rest of a range begun, then whole ranges.
 * What is left of the last range comes over the socket. Nothing when there is little to fetch.
 */
export function planRequests(position: number, target: number): readonly string[] {
  if (target - position <= limits.pushEvents) return []
  const size = limits.rangeSize
  const requests: string[] = []
  let range = Math.floor(position / size)
  if (position % size > 0) {
    requests.push(paths.from(position + 1))
    range += 1
  }
  for (; (range + 1) * size <= target; range++) requests.push(paths.range(range))
  return requests
}

/** Fetches some requests at a time and hands them over in order; ends with the first that fails. */
export async function fetchInOrder(
  requests: readonly string[],
  fetch: (path: string) => Promise<LogEntries>,
  take: (log: LogEntries) => Promise<void>,
): Promise<void> {
  const underWay: Promise<LogEntries>[] = []
  for (let next = 0; next < requests.length || underWay.length > 0; ) {
    for (; underWay.length < parallel && next < requests.length; next++) {
      const request = fetch(requests[next] ?? '')
      // One that fails behind another failed one is nobody's news.
      request.catch(() => undefined)
      underWay.push(request)
    }
    const log = await underWay.shift()
    if (log) await take(log)
  }
}
