import { createStore } from 'zustand/vanilla'
import type { Readable } from '../live/readable.ts'
import type { OlderSource } from '../store/fetching.ts'
import type { OlderOptions } from './older.ts'

/** How long after the last stretch it counts as over, in milliseconds: the next may be asked for at once. */
const pause = 500

/** Where released history comes from, and how much of it has come: events, while it is being fetched. */
export interface Older {
  readonly source: OlderSource
  readonly fetched: Readable<number | undefined>
}

/** Asks the relay; what that takes is loaded when it is first needed. */
export function openOlder(options: OlderOptions): Older {
  const fetched = createStore<number | undefined>(() => undefined)
  let asking: Promise<OlderSource> | undefined
  let underWay = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function ask(): Promise<OlderSource> {
    asking ??= import('./older.ts').then(({ createOlder }) => createOlder(options))
    // Asked for again, it is tried again.
    asking.catch(() => {
      asking = undefined
    })
    return asking
  }

  return {
    fetched,
    async source(from, to) {
      clearTimeout(timer)
      underWay += 1
      fetched.setState((count) => count ?? 0, true)
      try {
        const lines = await (await ask())(from, to)
        fetched.setState((count = 0) => count + lines.length, true)
        return lines
      } finally {
        underWay -= 1
        if (underWay === 0) timer = setTimeout(() => fetched.setState(undefined, true), pause)
      }
    },
  }
}
