import { isCommitted, type LoggedEvent } from '@causeway/core'
import { authorName, deviceName, isRelay, type Reader } from '../../history/author.ts'
import { drawWire, type Wire } from '../../wire/wire.ts'

/** The wire of the end of a log, and the events before it. */
export interface Drawn {
  readonly wire: Wire
  readonly history: readonly LoggedEvent[]
}

/**
 * Draws the last so many committed events of a log, and what waits on this device. Nobody watched them arrive elsewhere;
 * this device holds all of them by now.
 */
export function lastOf(
  log: readonly LoggedEvent[],
  count: number,
  reader: Pick<Reader, 'actor' | 'replica'>,
): Drawn {
  const committed = log.filter(isCommitted)
  const start = Math.max(0, committed.length - count)
  const shown = committed.slice(start)
  const pending = log.filter((event) => !isCommitted(event))
  const events = [...shown, ...pending]
  const authors = new Map(events.filter((event) => !isRelay(event)).map((event) => [event.replica, event]))
  return {
    history: committed.slice(0, start),
    wire: drawWire({
      replicas: [...authors].map(([id, event]) => ({
        id,
        name: `${authorName(event, reader)}, ${deviceName(event, reader)}`,
      })),
      events,
      arrivals: [],
      changes: [],
    }),
  }
}
