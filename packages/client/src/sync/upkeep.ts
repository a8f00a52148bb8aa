import { dotKey } from '@causeway/core'
import { deepest } from '../commands/undo-stack.ts'
import { writeCheckpoint } from '../live/checkpoints.ts'
import type { LiveState } from '../live/live-state.ts'
import { StoreError } from '../store/errors.ts'
import type { Store } from '../store/store.ts'

/** How long the log must have rested, in milliseconds. */
const rest = 3000

/** How long upkeep is put off, in milliseconds, for a log that never rests. */
const patience = 60_000

/** A request given again is known for one among so many; much longer than anything retries by itself. */
const receiptsKept = 10_000

/** The leader's housekeeping, done when nothing else is: checkpoints, full segments, receipts nobody needs any more. */
export interface Upkeep {
  /** Something was stored. */
  stored(): void
  stop(): void
}

export function createUpkeep(store: Store, live: LiveState, version: string, fence: number): Upkeep {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Since when there is something to do; `undefined` while there is nothing. */
  let since: number | undefined
  let stopped = false

  async function work(): Promise<void> {
    if (stopped) return
    since = undefined
    try {
      await writeCheckpoint(store, live, version, fence)
      await store.compact(fence)
      const refused = new Set([...live.ledger.refused()].map(({ dot }) => dotKey(dot)))
      await store.prune(fence, { newest: receiptsKept, undoable: deepest, refused })
    } catch (error) {
      // It is not needed, only useful: no space or another leader is a reason to leave it.
      if (!(error instanceof StoreError)) throw error
    }
  }

  return {
    stored() {
      since ??= performance.now()
      if (performance.now() - since > patience) return
      clearTimeout(timer)
      timer = setTimeout(() => whenIdle(work), rest)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work)
  else work()
}
