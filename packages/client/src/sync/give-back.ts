import { digestAfter, encodeFrame, type LogPoint, type LostStretch, limits, paths } from '@causeway/protocol'
import type { Store } from '../store/store.ts'
import type { LogApi } from './log-api.ts'

/**
 * Gives a relay back what its log has lost behind a point, when all of that is here: line by line, so that every event is
 * again where it was. True when the relay's log is another than before; false when its log and ours part before the point, or
 * part of what it lost is not here: then the logs are compared and what they do not share is sent again.
 */
export async function giveBack(store: Store, api: Pick<LogApi, 'post'>, point: LogPoint): Promise<boolean> {
  const lost = await lostBehind(store, point)
  if (!lost) return false
  // Elsewhere it ends by now where somebody else has given it back: it is looked at anew as well.
  const { status } = await api.post(paths.log, encodeFrame(lost), [400, 403, 404, 409, 413])
  return status === 204 || status === 409
}

/** What is here of the log behind a point that our log goes through. */
async function lostBehind(store: Store, point: LogPoint): Promise<LostStretch | undefined> {
  const { mac, position, floor } = await store.meta()
  if (mac === undefined || position <= point.position) return undefined
  // Digests are known where segments end: from the last of these on, they are computed.
  const ends = await store.points()
  const start = ends.findLast((end) => end.position <= point.position) ?? { position: 0, digest: '' }
  if (floor && floor.position > start.position) return undefined
  const { meta, segments } = await store.readAfter(start.position, Number.POSITIVE_INFINITY)
  const lines = segments.flatMap((segment) => segment.lines)
  const shared = lines.slice(0, point.position - start.position)
  if (digestAfter(start.digest, shared) !== point.digest || meta.mac !== mac) return undefined
  const entries = lines.slice(shared.length)
  // No UTF-16 unit takes more than three bytes.
  const bytes = entries.reduce((sum, { length }) => sum + 3 * length, 0)
  if (bytes > limits.lostBytes) return undefined
  return { kind: 'lost', from: point.position + 1, entries, mac }
}
