import { createClockOffset } from './clock-offset.ts'
import { notStarted, type SyncEffect, type SyncInput, type SyncState, step, type Waker } from './machine.ts'
import { openSession, type Session, type SessionEvents, type SessionOptions } from './session.ts'
import type { ConnectionStatus, TookStates } from './status.ts'

export interface ConnectionOptions extends Omit<SessionOptions, 'events'> {
  readonly events: Pick<SessionEvents, 'deposed' | 'moved' | 'refused'> & {
    status(status: ConnectionStatus): void
  }
}

/** The leader's connection with the relay, kept up as long as it can be. */
export interface Connection extends Pick<Session, 'offer' | 'look'> {
  wake(by: Waker): void
  stop(): void
}

/** `lastContact` is told anew after this many milliseconds. */
const contactGrain = 5000

/** Runs the sync state machine: sessions one after the other, timers, and what the browser says of the network. */
export function keepConnected({ events, ...options }: ConnectionOptions): Connection {
  const offset = createClockOffset()
  let state: SyncState = notStarted
  let session: Session | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending = 0
  let tooNew = 0
  let progress: ConnectionStatus['progress']
  let lastContact: number | undefined
  let tookStates: TookStates | undefined

  function take(input: SyncInput): void {
    const { state: next, effects } = step(state, input)
    if (next === state && effects.length === 0) return
    state = next
    if (state.phase !== 'catching-up') progress = undefined
    if (state.phase === 'offline' || state.phase === 'refused') {
      session = undefined
      sending = 0
      tooNew = 0
    }
    tell()
    for (const effect of effects) perform(effect)
  }

  function perform(effect: SyncEffect): void {
    switch (effect.kind) {
      case 'connect':
        clearTimeout(timer)
        session = openSession({ ...options, events: sessionEvents })
        return
      case 'disconnect':
        clearTimeout(timer)
        return
      case 'wait':
        clearTimeout(timer)
        timer = setTimeout(() => take({ kind: 'wake', by: 'timer' }), Math.max(0, effect.until - Date.now()))
        return
      case 'probe':
        session?.probe()
    }
  }

  const sessionEvents: SessionEvents = {
    ...events,
    welcomed: () => take({ kind: 'welcomed' }),
    caughtUp: () => take({ kind: 'caught-up' }),
    lost: (loss) => take({ kind: 'lost', loss, at: Date.now(), random: Math.random() }),
    contact() {
      const now = Date.now()
      if (lastContact !== undefined && now - lastContact < contactGrain) return
      lastContact = now
      tell()
    },
    clock(sample) {
      offset.take(sample)
      tell()
    },
    sending(count) {
      sending = count
      tell()
    },
    tooNew(count) {
      tooNew = count
      tell()
    },
    tookStates(taken) {
      tookStates = taken
      tell()
    },
    progress(position, target) {
      progress = { position, target }
      tell()
    },
  }

  function tell(): void {
    const reason = 'reason' in state ? state.reason : undefined
    const retryAt = 'retryAt' in state ? state.retryAt : undefined
    events.status({
      phase: state.phase,
      sending,
      tooNew,
      offset: Math.round(offset.value),
      ...(progress && { progress }),
      ...(tookStates && { tookStates }),
      ...(reason !== undefined && { reason }),
      ...(retryAt !== undefined && { retryAt }),
      ...(lastContact !== undefined && { lastContact }),
    })
  }

  const unwatch = watchBrowser(
    () => take({ kind: 'wake', by: 'browser' }),
    () => session?.probe(),
  )
  take({ kind: 'start' })
  return {
    offer: (recorded) => session?.offer(recorded),
    look: () => session?.look(),
    wake: (by) => take({ kind: 'wake', by }),
    stop() {
      unwatch()
      clearTimeout(timer)
      session?.close()
      take({ kind: 'stop' })
    },
  }
}

/** Calls when there is reason to look at the connection again, and when there is reason to doubt it. */
function watchBrowser(hope: () => void, doubt: () => void): () => void {
  const watch = new AbortController()
  const { signal } = watch
  addEventListener('online', hope, { signal })
  addEventListener('offline', doubt, { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && hope(), {
    signal,
  })
  return () => watch.abort()
}
