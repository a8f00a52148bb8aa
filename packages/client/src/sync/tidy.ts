import { dotKey } from '@causeway/core'
import { deepest } from '../commands/undo-stack.ts'
import { keepToChoice } from '../history/keeping.ts'
import { whenIdle } from '../idle.ts'
import type { LiveState } from '../live/live-state.ts'
import { writeCheckpoint } from '../live/write-checkpoint.ts'
import type { Released, Store } from '../store/store.ts'
import type { LogApi } from './log-api.ts'

/** A request given again is known for one among so many; much longer than anything retries by itself. */
const receiptsKept = 10_000

/**
 * The leader's housekeeping: a checkpoint if one is due, full and compressed segments, receipts nobody needs any more, and
 * as much history as was chosen.
 * Resolves with when a checkpoint may be due without more being committed. Rejects with a `StoreError`.
 */
export async function tidy(
  store: Store,
  live: LiveState,
  fence: number,
  isStopped: () => boolean,
  api: LogApi,
): Promise<number> {
  const due = await writeCheckpoint(store, live, fence)
  await store.compact(fence)
  // What comes after the checkpoint is read at every opening: it stays as it is.
  while (!isStopped() && (await store.seal(fence, live.checkpoint.position)) > 0) await idle()
  const refused = new Set([...live.ledger.refused()].map(({ dot }) => dotKey(dot)))
  await store.prune(fence, { newest: receiptsKept, undoable: deepest, refused })
  await keepToChoice({ store, live, api }, fence, isStopped)
  return due
}

/** Brings history here to what was just chosen; resolves with what that freed. Rejects with a `StoreError`. */
export async function releaseNow(
  store: Store,
  live: LiveState,
  fence: number,
  isStopped: () => boolean,
  api: LogApi,
): Promise<Released> {
  await writeCheckpoint(store, live, fence, true)
  return keepToChoice({ store, live, api }, fence, isStopped)
}

function idle(): Promise<void> {
  return new Promise((resolve) => whenIdle(resolve))
}
