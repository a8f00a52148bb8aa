import type { Causal, VersionVector } from '@causeway/core'
import { type LogPoint, type Refused, readEvent } from '@causeway/protocol'
import type { LogApi } from './log-api.ts'
import { notLoaded } from './loss.ts'
import { commonPrefix } from './prefix.ts'
import type { TooNew } from './rewrites.ts'
import type { SessionOptions } from './session.ts'

/** The rare changes to what is stored other than adding to it; each is followed by reading everything anew. */
export interface Rewriter {
  /**
   * Takes what the relay's log does not share with ours back to "to be sent", given how far the relay holds each replica's
   * events. Rejects with a `LossError` while the relay lacks what this device has released.
   */
  heal(api: LogApi, vector: VersionVector): Promise<void>
  /** Takes a refused event, and what depends on it, out of the outbox, and keeps it with the reason. */
  giveUp(refused: Refused): Promise<void>
  /** Puts what the relay is too old for, and what depends on it, behind everything else; says where it stands. */
  putOff(isTooNew: (seq: number) => boolean): Promise<TooNew>
  /**
   * Moves unacknowledged events under a new replica id, from the first on that is another than the log has by its `seq`: this
   * storage is a copy of another.
   */
  takeNewReplica(logged: ReadonlyMap<number, string>): Promise<void>
  /** Takes out of the outbox what the log, as far as it is held here, has under other dots. */
  withdrawLogged(): Promise<void>
}

/** Seldom needed, and never without a connection. */
const rewrites = () => import('./rewrites.ts').catch(notLoaded)

export function createRewriter({ store, live, fence, events }: SessionOptions): Rewriter {
  async function readAnew(): Promise<void> {
    await live.exclusively(live.refresh)
    events.moved()
  }

  /** Everything is folded anew after a cut, perhaps with no connection: so what is before it must be here first. */
  async function prepareCut(point: LogPoint, vector: VersionVector): Promise<void> {
    const { requireReleased } = await import('./released-part.ts').catch(notLoaded)
    await requireReleased(store, point, live.ledger.vector, vector)
    await store.holdAll(point.position)
  }

  return {
    async heal(api, vector) {
      const point = await commonPrefix(await store.points(), api.points)
      if ((await store.meta()).floor) await prepareCut(point, vector)
      await store.truncate(fence, point)
      await readAnew()
    },
    async giveUp(refused) {
      const { withoutRefused } = await rewrites()
      await store.replacePending(fence, (own) => withoutRefused(own, refused, Date.now()))
      await readAnew()
      events.refused()
    },
    async putOff(isTooNew) {
      const { tooNewLast } = await rewrites()
      let found: ReturnType<typeof tooNewLast> | undefined
      await store.replacePending(fence, (own) => {
        found = tooNewLast(own, isTooNew)
        return found.replacement
      })
      if (found?.replacement) await readAnew()
      return found?.tooNew ?? { from: 1, to: 0 }
    },
    async takeNewReplica(logged) {
      const { firstDifference, underNewReplica } = await rewrites()
      await store.replacePending(fence, (own) => underNewReplica(own, firstDifference(own, logged)))
      await readAnew()
    },
    async withdrawLogged() {
      const { factKey, withoutLogged } = await rewrites()
      const { position } = await store.meta()
      const texts = await store.pendingAfter(0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
      const commands = new Set(texts.map((text) => readEvent(text).command))
      const logged = new Map<string, Causal>()
      for await (const { events } of store.eventsOfCommands(commands, position)) {
        for (const event of events) logged.set(factKey(event), event)
      }
      const before = await store.meta()
      const { generation } = await store.replacePending(fence, (own) => withoutLogged(own, logged))
      if (generation !== before.generation) await readAnew()
    },
  }
}
