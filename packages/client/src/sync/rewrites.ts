import { dotKey, type RecordedEvent, type ReplicaId } from '@causeway/core'
import { eventText, type Refused, shortHash } from '@causeway/protocol'
import type { ReceiptRecord, RefusalRecord } from '../store/database.ts'
import { newReplicaId } from '../store/replica.ts'
import type { Replacement, Unacknowledged } from '../store/store.ts'
import { type ChainEnd, heldWith, rechain } from './rechain.ts'

/**
 * What stays to be sent when the relay refused an event for good: everything but its command and what depends on it.
 * Those commands' receipts get the reason. What is before the event has been taken and stays as it is.
 *
 * @param at milliseconds since 1970
 */
export function withoutRefused(
  own: Unacknowledged,
  { dot, code, message }: Refused,
  at: number,
): Replacement {
  const before = own.events.filter(({ seq }) => seq < dot.seq)
  const after = own.events.slice(before.length)
  const command = after.find(({ seq }) => seq === dot.seq)?.command
  return replacement(own, before, after, new Set(command === undefined ? [] : [dotKey(dot)]), (receipt) =>
    receipt.command === command
      ? { code, message, at }
      : {
          code: 'depends',
          message: `It builds on something the relay did not take. ${message}`,
          ...(command !== undefined && { on: command }),
          at,
        },
  )
}

/**
 * What stays to be sent when this storage turned out to be a copy: the events from a `seq` on, under a new id. The id
 * is derived from the first of them: another copy that holds the same unsent events comes to the same id, and the
 * relay takes them once.
 */
export function underNewReplica(own: Unacknowledged, from: number): Replacement {
  const events = own.events.filter(({ seq }) => seq >= from)
  const replica: ReplicaId = events[0] ? shortHash(eventText(events[0])) : newReplicaId()
  return replacement(own, [], events, new Set(), neverRefused, { replica, seq: 0, hash: '' })
}

/** The `seq` of the first own event that the log, by the texts it holds in our name, does not have as we wrote it. */
export function firstDifference(own: Unacknowledged, logged: ReadonlyMap<number, string>): number {
  const first = own.events.find((event) => logged.get(event.seq) !== eventText(event))
  return first?.seq ?? own.meta.nextSeq
}

function neverRefused(): RefusalRecord {
  throw new Error('Nothing is refused when a chain moves to a new replica.')
}

/** The events before stay; those after are written anew on `onto`, without what was refused and what depends on it. */
function replacement(
  { meta, receipts }: Unacknowledged,
  before: readonly RecordedEvent[],
  after: readonly RecordedEvent[],
  refused: ReadonlySet<string>,
  refusalOf: (receipt: ReceiptRecord) => RefusalRecord,
  onto: ChainEnd = endBefore(after[0]) ?? { replica: meta.replica, seq: meta.nextSeq - 1, hash: meta.head },
): Replacement {
  const { events, held, moved } = rechain(after, onto, heldWith(after, refused))
  const heldKeys = new Set(held.map(dotKey))
  const last = events.at(-1)
  return {
    replica: onto.replica,
    events: [...before, ...events.map(({ event }) => event)],
    texts: [...before.map(eventText), ...events.map(({ text }) => text)],
    nextSeq: (last?.event.seq ?? onto.seq) + 1,
    head: last?.hash ?? onto.hash,
    receipts: receipts.map((receipt) => {
      const isRefused = receipt.events.some((dot) => heldKeys.has(dotKey(dot)))
      const dots = receipt.events.filter((dot) => !heldKeys.has(dotKey(dot)))
      return {
        ...receipt,
        events: dots.map((dot) => ({ ...dot, ...moved.get(dotKey(dot)) })),
        ...(isRefused && { refusal: refusalOf(receipt) }),
      }
    }),
  }
}

function endBefore(event: RecordedEvent | undefined): ChainEnd | undefined {
  return event && { replica: event.replica, seq: event.seq - 1, hash: event.prev }
}
