import type { TabChannel } from './channel.ts'
import { createWatch } from './watch.ts'

/** Bounds in milliseconds. */
export interface LeadershipTiming {
  /** Between two beats of a leader, and two looks of a follower. */
  readonly beat: number
  /** Without a beat for this long, a follower asks. */
  readonly silence: number
  /** Without an answer for this long, it takes over. */
  readonly answer: number
}

/** A leader in a throttled background tab still answers questions at once; one that does not is frozen. */
export const defaultTiming: LeadershipTiming = { beat: 1000, silence: 4000, answer: 2000 }

export interface LeadershipOptions {
  /** The lock's name. */
  readonly name: string
  readonly channel: TabChannel
  readonly timing?: LeadershipTiming
  /**
   * Does a leader's work until `term` is aborted, and resolves when it has put everything down; it may resolve by
   * itself when it finds out that it was deposed, is not able to lead at all, or not now.
   */
  lead(term: AbortSignal): Promise<'deposed' | 'unable' | 'not-now'>
  /** Says that the leader lives. */
  beat(): void
}

/** This tab's candidacy. */
export interface Leadership {
  readonly leads: boolean
  /** Steps down and hands over; resolves when all is put down. */
  close(): Promise<void>
}

/**
 * Makes sure that one tab of a profile leads, by a Web Lock: a closed or crashed tab hands over at once, and a frozen
 * one is found by its silence and the lock taken from it. What a deposed leader still writes is stopped by the fencing
 * token in the store, not here. Without Web Locks this tab leads, and the token decides between several.
 */
export function seekLeadership(options: LeadershipOptions): Leadership {
  const { name, channel, lead, beat, timing = defaultTiming } = options
  const closing = new AbortController()
  let leads = false
  /** Whether to let others try, for a while. */
  let resting = false
  /** The current wait for the lock. */
  let waiting = new AbortController()
  let steal = false
  const watch = createWatch(timing, {
    isFollower: () => !leads,
    ask: () => channel.tell({ kind: 'leader?' }),
    takeOver() {
      steal = true
      waiting.abort()
    },
  })
  const unlisten = channel.listen((message) => {
    if (message.kind === 'beat') watch.heard()
    if (message.kind === 'leader?' && leads) beat()
  })

  /** Leads as long as the lock is ours. */
  async function term(lost: AbortSignal): Promise<void> {
    const end = AbortSignal.any([lost, closing.signal])
    if (end.aborted) return
    leads = true
    beat()
    const beating = setInterval(beat, timing.beat)
    try {
      const outcome = await lead(end)
      if (outcome === 'unable') closing.abort()
      resting = outcome === 'not-now'
    } finally {
      clearInterval(beating)
      leads = false
      watch.heard()
    }
  }

  async function holdLock(locks: LockManager): Promise<void> {
    const lost = new AbortController()
    let held: Promise<void> | undefined
    waiting = new AbortController()
    const request = steal ? { steal } : { signal: AbortSignal.any([waiting.signal, closing.signal]) }
    steal = false
    try {
      await locks.request(name, request, () => {
        held = term(lost.signal)
        return held
      })
    } catch (error) {
      // An AbortError: another tab took the lock, we stopped waiting to take it, or this tab closes.
      if (!(error instanceof DOMException)) throw error
    }
    lost.abort()
    await held
  }

  async function campaign(): Promise<void> {
    const { locks } = navigator
    // Absent in old browsers and on pages that are not served securely.
    while (!closing.signal.aborted) {
      if (locks !== undefined) await holdLock(locks)
      else await term(closing.signal)
      if (resting) {
        resting = false
        await rest(timing.silence, closing.signal)
      } else if (locks === undefined) {
        // Deposed: somebody uses another tab. Whoever comes back to this one wants it to lead.
        await lookedAt(closing.signal)
      }
    }
  }

  const campaigning = campaign()
  return {
    get leads() {
      return leads
    },
    async close() {
      closing.abort()
      watch.close()
      unlisten()
      await campaigning
    },
  }
}

/** What a person should know about a browser that cannot tell tabs apart. */
export function tabsNotice(channel: TabChannel): string | undefined {
  if (navigator.locks !== undefined && channel.works) return undefined
  return 'This browser cannot coordinate several tabs. Use the app in one tab at a time; nothing is lost if you do not.'
}

/** Resolves after some milliseconds, or at the signal. */
function rest(milliseconds: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (closing.aborted) return resolve()
    const timer = setTimeout(resolve, milliseconds)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    closing.addEventListener('abort', end, { once: true })
  })
}

/** Resolves when the tab is next shown, or at the signal. */
function lookedAt(closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (closing.aborted) return resolve()
    closing.addEventListener('abort', () => resolve(), { once: true })
    document.addEventListener('visibilitychange', () => resolve(), { once: true, signal: closing })
  })
}
