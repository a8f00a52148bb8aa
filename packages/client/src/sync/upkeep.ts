import { loadedLater, whenIdle } from '../idle.ts'
import type { LiveState } from '../live/live-state.ts'
import { passOverLoss } from '../store/errors.ts'
import type { Released, Store } from '../store/store.ts'
import type { LogApi } from './log-api.ts'

/** How long the log must have rested, in milliseconds. */
const rest = 3000

/** How long upkeep is put off, in milliseconds, for a log that never rests. */
const patience = 60_000

/** When the leader's housekeeping is done: when nothing else is (see `tidy.ts`). */
export interface Upkeep {
  /** Something was stored. */
  stored(): void
  /** Does at once what was chosen about history; resolves with what that freed. */
  release(): Promise<Released>
  stop(): void
}

/** Begins upkeep with what the leader before left undone, and what this one found damaged. */
export function createUpkeep(store: Store, live: LiveState, fence: number, api: LogApi): Upkeep {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** For a checkpoint that becomes due by time alone. */
  let later: ReturnType<typeof setTimeout> | undefined
  /** Since when there is something to do; `undefined` while there is nothing. */
  let since: number | undefined
  let stopped = false

  let isBusy = false
  const tidying = loadedLater(async () => {
    await import('../store/tidying.ts')
    return import('./tidy.ts')
  })

  async function work(): Promise<void> {
    if (stopped) return
    if (isBusy) return stored()
    isBusy = true
    since = undefined
    try {
      const tidy = await loadedOrLeft()
      const due = (await tidy?.(store, live, fence, () => stopped, api)) ?? Number.POSITIVE_INFINITY
      clearTimeout(later)
      if (due !== Number.POSITIVE_INFINITY && !stopped) later = setTimeout(rested, until(due))
    } catch (error) {
      // It is not needed, only useful: no space or another leader is a reason to leave it.
      passOverLoss(error)
    } finally {
      isBusy = false
    }
  }

  /** It can wait for a connection, if it was not fetched before that was lost. */
  function loadedOrLeft() {
    return tidying().then(
      ({ tidy }) => tidy,
      () => undefined,
    )
  }

  function stored(): void {
    since ??= performance.now()
    if (performance.now() - since > patience) return
    clearTimeout(timer)
    timer = setTimeout(rested, rest)
  }

  function rested(): void {
    whenIdle(work)
  }

  stored()

  return {
    stored,
    async release() {
      const { releaseNow } = await tidying()
      return releaseNow(store, live, fence, () => stopped, api)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
      clearTimeout(later)
    },
  }
}

/** The longest a timer can wait, in milliseconds: then it is looked at again. */
const longestTimer = 2 ** 31 - 1

function until(time: number): number {
  return Math.min(longestTimer, Math.max(rest, time - Date.now()))
}
