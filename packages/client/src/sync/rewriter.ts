import type { Refused } from '@causeway/protocol'
import type { Unacknowledged } from '../store/store.ts'
import type { LogApi } from './log-api.ts'
import { commonPrefix } from './prefix.ts'
import { underNewReplica, withoutRefused } from './rewrites.ts'
import type { SessionOptions } from './session.ts'

/** The rare changes to what is stored other than adding to it; each is followed by reading everything anew. */
export interface Rewriter {
  /** Takes what the relay's log does not share with ours back to "to be sent". */
  heal(api: LogApi): Promise<void>
  /** Takes a refused event, and what depends on it, out of the outbox, and keeps it with the reason. */
  giveUp(refused: Refused): Promise<void>
  /** Moves unacknowledged events from a `seq` on under a new replica id: this storage is a copy of another. */
  takeNewReplica(from: (own: Unacknowledged) => number): Promise<void>
}

export function createRewriter({ store, live, fence, events }: SessionOptions): Rewriter {
  async function readAnew(): Promise<void> {
    await live.exclusively(live.refresh)
    events.moved()
  }

  return {
    async heal(api) {
      await store.truncate(fence, await commonPrefix(await store.points(), api.points))
      await readAnew()
    },
    async giveUp(refused) {
      await store.replacePending(fence, (own) => withoutRefused(own, refused, Date.now()))
      await readAnew()
      events.refused()
    },
    async takeNewReplica(from) {
      await store.replacePending(fence, (own) => underNewReplica(own, from(own)))
      await readAnew()
    },
  }
}
