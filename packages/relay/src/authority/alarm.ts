import type { StreamId } from '@causeway/core'

/** When processes want to look at records again though nothing changed. */
export interface Alarm {
  /** Sets or clears the time of a stream; milliseconds since 1970. */
  set(stream: StreamId, at: number | undefined): void
  /** True when the time of a stream has come. */
  readonly isRinging: boolean
  /** The streams whose time has come; they do not ring again until they are set anew. */
  ringing(): readonly StreamId[]
  stop(): void
}

/** The longest a timer of the platform waits. */
const longestWait = 2 ** 31 - 1

/** An alarm that calls `rings` when a time comes. */
export function createAlarm(now: () => number, rings: () => void): Alarm {
  const times = new Map<StreamId, number>()
  let timer: NodeJS.Timeout | undefined
  let next = Number.POSITIVE_INFINITY

  function arm(): void {
    next = Math.min(...times.values())
    clearTimeout(timer)
    if (times.size === 0) return
    timer = setTimeout(
      () => (next <= now() ? rings() : arm()),
      Math.min(longestWait, Math.max(0, next - now())),
    )
    timer.unref()
  }

  return {
    set(stream, at) {
      const had = times.get(stream)
      if (had === at) return
      if (at === undefined) times.delete(stream)
      else times.set(stream, at)
      if (had === next || (at !== undefined && at < next)) arm()
    },
    get isRinging() {
      return next <= now()
    },
    ringing() {
      if (next > now()) return []
      const come = [...times].filter(([, at]) => at <= now()).map(([stream]) => stream)
      for (const stream of come) times.delete(stream)
      arm()
      return come
    },
    stop() {
      clearTimeout(timer)
      times.clear()
    },
  }
}
