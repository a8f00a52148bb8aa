import { backoffDelay } from './backoff.ts'
import { type Bar, barOf, barReasons, type Loss, lossReason } from './loss.ts'

/** Where this device stands with the relay. */
export type SyncState =
  /** Not connected. `retryAt` (milliseconds since 1970) is absent while nobody tries: before the start, after the stop. */
  | ({ readonly phase: 'offline'; readonly retryAt?: number; readonly reason?: string } & Past)
  | ({ readonly phase: 'connecting' } & Past)
  /** Connected, and fetching (or first healing) the log. */
  | ({ readonly phase: 'catching-up' } & Past)
  | { readonly phase: 'live' }
  /** Trying again is of no use until something changes: a new link, a newer app. */
  | { readonly phase: 'refused'; readonly bar: Bar; readonly reason: string }

/** What went wrong since it was last live: how often, and how the last time. */
interface Past {
  readonly failures: number
  readonly last?: Loss['kind']
}

/** Who asks to look at the connection again now. */
export type Waker =
  /** "Sync now". */
  | 'person'
  /** The network came back or went, or the tab became visible. */
  | 'browser'
  /** The wait is over. */
  | 'timer'

/** What happens to the connection. Times in milliseconds since 1970; `random` in [0, 1). */
export type SyncInput =
  /** This tab leads from now on. */
  | { readonly kind: 'start' }
  | { readonly kind: 'welcomed' }
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'lost'; readonly loss: Loss; readonly at: number; readonly random: number }
  | { readonly kind: 'wake'; readonly by: Waker }
  | { readonly kind: 'stop' }

/** What is to be done about it. */
export type SyncEffect =
  | { readonly kind: 'connect' }
  | { readonly kind: 'disconnect' }
  /** Wake by timer at this time, milliseconds since 1970. */
  | { readonly kind: 'wait'; readonly until: number }
  /** Find out whether the connection still lives. */
  | { readonly kind: 'probe' }

export interface Step {
  readonly state: SyncState
  readonly effects: readonly SyncEffect[]
}

/** Where everybody begins. */
export const notStarted: SyncState = { phase: 'offline', failures: 0 }

/**
 * The whole of what decides when to connect, when to wait and when to give up. Pure: clock and chance come with the
 * input. Inputs that make no sense in a state (a late timer, a second start) change nothing.
 */
export function step(state: SyncState, input: SyncInput): Step {
  switch (input.kind) {
    case 'start':
      return state.phase === 'offline' || state.phase === 'refused' ? connect({ failures: 0 }) : stay(state)
    case 'stop':
      return { state: notStarted, effects: isConnected(state) ? [{ kind: 'disconnect' }] : [] }
    case 'welcomed':
      return state.phase === 'connecting'
        ? { state: { ...pastOf(state), phase: 'catching-up' }, effects: [] }
        : stay(state)
    case 'caught-up':
      return state.phase === 'catching-up' ? { state: { phase: 'live' }, effects: [] } : stay(state)
    case 'lost':
      return isConnected(state) ? lose(state, input.loss, input.at, input.random) : stay(state)
    case 'wake':
      return wake(state, input.by)
  }
}

function wake(state: SyncState, by: Waker): Step {
  switch (state.phase) {
    case 'offline':
      // Without a time for the next attempt this tab does not lead: then it is not for it to connect.
      return state.retryAt === undefined ? stay(state) : connect(pastOf(state))
    case 'connecting':
      return stay(state)
    case 'catching-up':
    case 'live':
      return by === 'timer' ? stay(state) : { state, effects: [{ kind: 'probe' }] }
    case 'refused':
      return by === 'person' ? connect({ failures: 0 }) : stay(state)
  }
}

function lose(state: SyncState, loss: Loss, at: number, random: number): Step {
  const bar = barOf(loss)
  if (bar) return { state: { phase: 'refused', bar, reason: barReasons[bar] }, effects: [] }
  const past = pastOf(state)
  // To begin anew is no failure of the line, however long that was down before; only to do so again and again is one.
  const failures = loss.kind === 'again' && past.last !== 'again' ? 1 : past.failures + 1
  const retryAt = at + backoffDelay(failures, random)
  return {
    state: { phase: 'offline', failures, last: loss.kind, retryAt, reason: lossReason(loss) },
    effects: [{ kind: 'wait', until: retryAt }],
  }
}

function pastOf(state: SyncState): Past {
  if (!('failures' in state)) return { failures: 0 }
  const { failures, last } = state
  return { failures, ...(last && { last }) }
}

function connect(past: Past): Step {
  return { state: { ...past, phase: 'connecting' }, effects: [{ kind: 'connect' }] }
}

function stay(state: SyncState): Step {
  return { state, effects: [] }
}

function isConnected(state: SyncState): boolean {
  return state.phase === 'connecting' || state.phase === 'catching-up' || state.phase === 'live'
}
