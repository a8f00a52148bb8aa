import { type LoggedEvent, last, milliseconds, number, saw, standing, text, when } from './log.ts'
import type { Row } from './records.ts'

/** Two clocks are trusted this far, in milliseconds. */
const trust = 120_000

interface Moved {
  readonly event: LoggedEvent
  readonly quantity: number
  isDoubtful: boolean
}

/**
 * A shelf: what it was opened with, or counted last, and what moved since then. A count has in it what whoever counted
 * had seen; of what was done apart from it, what was done clearly before. Events in the log's order.
 */
export function shelfRow(events: readonly LoggedEvent[]): Row {
  const opened = last(events.filter(({ type }) => type === 'StockOpened'))
  const counts = new Set(standing(events.filter(({ type }) => type === 'StockCounted')))
  let base = opened ? number(opened, 'quantity') : 0
  let count: LoggedEvent | undefined
  const since = new Map<string, Moved>()

  for (const event of events) {
    if (event.type === 'StockReceived' || event.type === 'StockTaken') {
      const movement = text(event, 'movement')
      if (since.has(movement) || !isMade(events, event)) continue
      const place = count === undefined || saw(event, count) ? 'after' : placeOf(count, event)
      if (place === 'in it') continue
      const quantity = number(event, 'quantity') * (event.type === 'StockTaken' ? -1 : 1)
      since.set(movement, { event, quantity, isDoubtful: place === 'doubtful' })
    }
    if (event.type === 'StockCounted' && counts.has(event)) {
      count = event
      base = number(event, 'counted')
      for (const [movement, moved] of since) {
        const place = placeOf(event, moved.event)
        if (place === 'in it') since.delete(movement)
        moved.isDoubtful = place === 'doubtful'
      }
    }
    if (event.type === 'CountKept' && Array.isArray(event.data.movements))
      for (const movement of event.data.movements) since.delete(String(movement))
  }

  const moved = [...since.values()]
  return {
    onHand: moved.reduce((sum, { quantity }) => sum + quantity, base),
    doubtful: moved.filter(({ isDoubtful }) => isDoubtful).length,
    // Once the relay has had its say, no more is set aside than there is.
    isOverPromised: false,
    disputes: 0,
  }
}

/** Of one movement that two people noted apart, the later note counts. */
function isMade(events: readonly LoggedEvent[], event: LoggedEvent): boolean {
  const twins = events.filter(
    ({ type, data }) => type === event.type && data.movement === event.data.movement,
  )
  return standing(twins).includes(event)
}

/** Where a movement is to a count whose author may have seen it. */
function placeOf(count: LoggedEvent, movement: LoggedEvent): 'in it' | 'after' | 'doubtful' {
  if (saw(count, movement)) return 'in it'
  if (Math.abs(milliseconds(when(movement)) - milliseconds(when(count))) < trust) return 'doubtful'
  return when(movement) < when(count) ? 'in it' : 'after'
}
