import type { StreamCheckpoint, StreamId } from '@causeway/core'
import { randomId } from '../store/replica.ts'
import type { Loaded, Store } from '../store/store.ts'
import type { LiveState } from './live-state.ts'

/** How many streams share a chunk: enough to be read fast, few enough to be rewritten when one changed. */
const chunkSize = 500

/** How many committed events make a new checkpoint worth its writing. */
const worthwhile = 500

/** A checkpoint as this tab knows it: which chunk holds which stream, and which streams have changed since. */
export interface CheckpointState {
  /** The stored checkpoint this tab goes on from; another tab may have replaced it since. */
  id: string | undefined
  position: number
  readonly chunkOf: Map<StreamId, number>
  readonly changed: Set<StreamId>
}

/** What a loaded checkpoint holds, ready for `Ledger.restore`, with the state to go on from. */
export function readCheckpoint(checkpoint: Loaded['checkpoint']): {
  readonly streams: readonly StreamCheckpoint[]
  readonly state: CheckpointState
} {
  const chunkOf = new Map<StreamId, number>()
  const streams: StreamCheckpoint[] = []
  for (const { chunk, text } of checkpoint?.chunks ?? []) {
    const held: StreamCheckpoint[] = JSON.parse(text)
    for (const stream of held) {
      chunkOf.set(stream.stream, chunk)
      streams.push(stream)
    }
  }
  const { id, position = 0 } = checkpoint?.head ?? {}
  return { streams, state: { id, position, chunkOf, changed: new Set() } }
}

/**
 * Writes the chunks whose streams changed, if enough was committed since the last time, so that opening folds little.
 * Only the leader calls it.
 */
export function writeCheckpoint(
  store: Store,
  live: LiveState,
  version: string,
  fence: number,
): Promise<void> {
  return live.exclusively(async () => {
    const { ledger, checkpoint } = live
    const { position, vector } = ledger
    if (position - checkpoint.position < worthwhile) return
    const { chunkOf, changed } = checkpoint
    for (const stream of changed) {
      if (!chunkOf.has(stream)) chunkOf.set(stream, 1 + Math.floor(chunkOf.size / chunkSize))
    }
    const head = { id: randomId(), position, vector, version }
    await store.saveCheckpoint(fence, head, checkpoint.id, function* (whole) {
      const chunks = new Map<number, StreamId[]>()
      for (const stream of whole ? chunkOf.keys() : changed) chunks.set(chunkOf.get(stream) ?? 1, [])
      for (const [stream, chunk] of chunkOf) chunks.get(chunk)?.push(stream)
      for (const [chunk, held] of chunks) yield [chunk, JSON.stringify(ledger.checkpoint(held))]
    })
    changed.clear()
    checkpoint.id = head.id
    checkpoint.position = position
  })
}
