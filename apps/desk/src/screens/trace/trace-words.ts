import type { Trace, TracedRequest } from '@causeway/client'
import { isCommitted, type LoggedEvent, wallTime } from '@causeway/core'
import { exactTimeBeside, lengthOf } from '../../format/exact.ts'
import { counted } from '../../format/words.ts'
import { isRelay } from '../../history/author.ts'
import type { Tone } from '../../parts/Badge.tsx'

/** How far all of an action has come, in a word or two. */
export function standingOf({ requests }: Pick<Trace, 'requests'>): {
  readonly text: string
  readonly tone: Tone
} {
  if (requests.some(({ refusal }) => refusal)) return { text: 'Refused', tone: 'bad' }
  const events = requests.flatMap((request) => request.events)
  const waiting = events.filter(({ event }) => !isCommitted(event)).length
  if (waiting > 0) return { text: `${waiting} of ${events.length} on this device only`, tone: 'warn' }
  return events.length > 0
    ? { text: 'On the relay', tone: 'ok' }
    : { text: 'Nothing recorded', tone: 'neutral' }
}

/** Shorter than anybody notices: milliseconds. */
const atOnce = 100

/**
 * Where an event is, and how it came there: `Recorded 14:05:12, on the relay 3 h later as no. 124`. The day is named
 * where it is another than that of `began`, in milliseconds since 1970.
 */
export function journeyOf(event: LoggedEvent, began: number): string {
  const at = exactTimeBeside(wallTime(event.at), began)
  if (!isCommitted(event)) return `Recorded ${at}, saved on this device and not on the relay yet`
  const place = `no. ${event.position.toLocaleString()}`
  if (isRelay(event)) return `Recorded ${at} by the relay as ${place}`
  const took = wallTime(event.receivedAt) - wallTime(event.at)
  const later = took < atOnce ? 'at once' : `${lengthOf(took)} later`
  return `Recorded ${at}, on the relay ${later} as ${place}`
}

/** From this much on, somebody was without a connection, or nearly so: milliseconds. */
const noticeableWait = 10_000

/** Whether an event waited on its device before the relay had it. */
export function waited(event: LoggedEvent): boolean {
  return isCommitted(event) && wallTime(event.receivedAt) - wallTime(event.at) >= noticeableWait
}

/** What a request came to, in a few words. */
export function resultOf({ events }: Pick<TracedRequest, 'events'>): string {
  if (events.length === 0) return 'Nothing was recorded'
  const records = new Set(events.map(({ event }) => event.stream)).size
  const changes = counted(events.length, 'change')
  return records > 1 ? `${changes} of ${records} records` : changes
}
