import type { StreamId } from '@causeway/core'
import { chunkSize, headRecord } from '../store/checkpoint.ts'
import { checksum } from '../store/checksum.ts'
import { randomId } from '../store/replica.ts'
import type { Store } from '../store/store.ts'
import type { LiveState } from './live-state.ts'

/**
 * Writes the chunks whose streams changed, if a checkpoint is due or `isWanted`, so that opening folds little. Resolves with when one
 * may be due without more being committed: milliseconds since 1970, or `Infinity`. Only the leader calls it.
 */
export function writeCheckpoint(
  store: Store,
  live: LiveState,
  fence: number,
  isWanted = false,
): Promise<number> {
  return live.exclusively(async () => {
    const { ledger, checkpoint } = live
    const { position } = ledger
    const { watch, computing, chunkOf, changed } = checkpoint
    const now = Date.now()
    if (!checkpoint.isOverdue) {
      if (position === checkpoint.position) return Number.POSITIVE_INFINITY
      if (!isWanted && watch.dueAt() > now) return watch.dueAt()
    }
    for (const stream of changed) {
      if (!chunkOf.has(stream)) chunkOf.set(stream, 1 + Math.floor(chunkOf.size / chunkSize))
    }
    const id = randomId()
    let checksums = new Map<number, string>()
    await store.saveCheckpoint(fence, checkpoint.id, function* (whole) {
      checksums = new Map(whole ? [] : checkpoint.checksums)
      const chunks = new Map<number, StreamId[]>()
      for (const stream of whole ? chunkOf.keys() : changed) chunks.set(chunkOf.get(stream) ?? 1, [])
      for (const [stream, chunk] of chunkOf) chunks.get(chunk)?.push(stream)
      for (const [chunk, held] of chunks) {
        const text = JSON.stringify(ledger.checkpoint(held))
        checksums.set(chunk, checksum(text))
        yield { chunk, text }
      }
      const { version, reducers } = computing
      const { vector } = ledger
      const sums = Object.fromEntries(checksums)
      yield headRecord({ id, position, vector, version, reducers, at: now, chunks: sums })
    })
    changed.clear()
    checkpoint.checksums.clear()
    for (const [chunk, sum] of checksums) checkpoint.checksums.set(chunk, sum)
    checkpoint.id = id
    checkpoint.position = position
    checkpoint.isOverdue = false
    checkpoint.watch = computing.policy.begin(now)
    return Number.POSITIVE_INFINITY
  })
}
