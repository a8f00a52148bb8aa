import type { LiveState } from '../live/live-state.ts'
import type { Readable } from '../live/readable.ts'
import { passOverLoss, StoreError } from '../store/errors.ts'
import type { Released, Store } from '../store/store.ts'
import { openTabChannel } from '../tabs/channel.ts'
import { createHint } from '../tabs/hint.ts'
import { type LeadershipTiming, seekLeadership, tabsNotice } from '../tabs/leadership.ts'
import { type Connection, keepConnected } from './connection.ts'
import { createLogApi } from './log-api.ts'
import { browserNetwork, type Network } from './network.ts'
import type { Recorded } from './outbox.ts'
import { watchStanding } from './standing.ts'
import { createSyncStatus, notConnected, type SyncStatus } from './status.ts'
import { createUpkeep, type Upkeep } from './upkeep.ts'

export interface SyncOptions {
  /** Names locks and channels: the same for all tabs of one workspace. */
  readonly name: string
  readonly workspace: string
  readonly store: Store
  readonly live: LiveState
  /** Origin of the relay, `https://desk.example`. */
  readonly relay: string
  readonly token: string
  /** The browser's own unless given. */
  readonly network?: Network
  /** How many events there must be to catch up with for states to be taken in their place. */
  readonly statesFrom: number
  /** Called after receipts may have been marked refused. */
  readonly onRefused: () => void
  readonly timing?: LeadershipTiming
}

/** The connection of all tabs of this workspace with the relay. */
export interface Sync {
  readonly status: Readable<SyncStatus>
  /** What to know about a browser that cannot tell tabs apart; nothing in any of today's. */
  readonly tabsNotice: string | undefined
  /** Something was recorded in this tab: other tabs fold it, and the leader sends it. */
  recorded(recorded: Recorded): void
  /** A person asks to connect now. */
  syncNow(): void
  /** Does at once what was chosen about history, if this tab leads; resolves with what that freed. */
  release(): Promise<Released | undefined>
  /** How many requests the relay refused for good. */
  countRefused(refused: number): void
  close(): Promise<void>
}

/** Milliseconds between two hints to other tabs: too short for a person to see. */
const hintPause = 10

/** Takes part in the workspace's sync: as the one tab that talks to the relay, or as one that follows it. */
export function startSync(options: SyncOptions): Sync {
  const { name, store, live, timing } = options
  const status = createSyncStatus()
  const channel = openTabChannel(name)
  const moved = createHint(() => channel.tell({ kind: 'moved' }), hintPause)
  const beat = createHint(() => channel.tell({ kind: 'beat', connection: status.connection() }), hintPause)
  let connection: Connection | undefined
  let upkeep: Upkeep | undefined
  let stepDown: (() => void) | undefined
  let looking = false

  /** Folds what other tabs stored. However often it is asked for, one look at a time is planned. */
  function look(): void {
    if (looking) return
    looking = true
    const seen = live.exclusively(async () => {
      looking = false
      const { generation } = live.meta
      await live.refresh()
      if (live.meta.generation !== generation) options.onRefused()
    })
    seen.catch(passOverLoss)
  }

  const standing = watchStanding(live, (counts) => status.setState(counts))
  const leadership = seekLeadership({
    name,
    channel,
    ...(timing && { timing }),
    beat: beat.give,
    lead,
  })

  async function lead(term: AbortSignal): Promise<'deposed' | 'unable' | 'not-now'> {
    let fence: number
    try {
      fence = await store.claimLeadership()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      status.connect({ ...notConnected, reason: error.message })
      // A storage that is gone does not come back; one that failed or is full may work again in a moment.
      return error.code === 'gone' || error.code === 'newer' ? 'unable' : 'not-now'
    }
    if (term.aborted) return 'deposed'
    const deposed = new AbortController()
    stepDown = () => deposed.abort()
    const { network = browserNetwork, relay, token } = options
    upkeep = createUpkeep(store, live, fence, createLogApi(network, relay, token, term))
    const ended = whenAborted(AbortSignal.any([term, deposed.signal]))
    status.setState({ leader: true })
    // The hints of the tab that led before may have been lost with it.
    look()
    connection = keepConnected({
      network: browserNetwork,
      ...options,
      fence,
      events: {
        status(connection) {
          status.connect(connection)
          beat.give()
        },
        moved() {
          moved.give()
          upkeep?.stored()
        },
        refused: options.onRefused,
        deposed: stepDown,
      },
    })
    await ended
    connection.stop()
    connection = undefined
    stepDown = undefined
    upkeep.stop()
    upkeep = undefined
    status.setState({ leader: false })
    return 'deposed'
  }

  channel.listen((message) => {
    switch (message.kind) {
      case 'moved':
        look()
        connection?.look()
        return
      case 'beat':
        if (!leadership.leads) status.connect(message.connection)
        return
      case 'sync-now':
        connection?.wake('person')
        return
      case 'leader?':
        // A tab that was opened by a new link may be let in where this one was not.
        if (status.getState().phase === 'refused') stepDown?.()
        return
    }
  })
  channel.tell({ kind: 'leader?' })

  return {
    status,
    tabsNotice: tabsNotice(channel),
    recorded(recorded) {
      connection?.offer(recorded)
      moved.give()
      standing.look()
    },
    syncNow() {
      connection?.wake('person')
      channel.tell({ kind: 'sync-now' })
    },
    release: async () => upkeep?.release(),
    countRefused: (refused) => status.setState({ refused }),
    async close() {
      await leadership.close()
      moved.stop()
      beat.stop()
      channel.close()
    },
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
