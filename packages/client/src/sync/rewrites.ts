import { type Causal, dotKey, type RecordedEvent, type ReplicaId } from '@causeway/core'
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
  return replacement(own, before, after, {
    refused: new Set(command === undefined ? [] : [dotKey(dot)]),
    refusalOf: (receipt) =>
      receipt.command === command
        ? { code, message, at }
        : {
            code: 'depends',
            message: `It builds on something the relay did not take. ${message}`,
            ...(command !== undefined && { on: command }),
            at,
          },
  })
}

/** Where own events stand that wait for a newer relay: from one `seq` to another, both included. */
export interface TooNew {
  readonly from: number
  readonly to: number
}

/**
 * Puts what the relay is too old for, and what depends on it, behind everything else that is to be sent: it waits as it
 * was recorded, and nothing waits for it. There is no replacement when it stands there already.
 */
export function tooNewLast(
  own: Unacknowledged,
  isTooNew: (seq: number) => boolean,
): { readonly tooNew: TooNew; readonly replacement?: Replacement } {
  const to = own.meta.nextSeq - 1
  const at = own.events.findIndex(({ seq }) => isTooNew(seq))
  const first = own.events[at]
  if (!first) return { tooNew: { from: to + 1, to } }
  const after = own.events.slice(at)
  const known = after.filter(({ seq }) => isTooNew(seq)).map(dotKey)
  const waiting = heldWith(after, new Set(known))
  const others = after.filter((event) => !waiting.has(dotKey(event)))
  const tooNew = { from: first.seq + others.length, to }
  if (others.length === 0) return { tooNew }
  const inOrder = [...others, ...after.filter((event) => waiting.has(dotKey(event)))]
  const before = own.events.slice(0, at)
  return { tooNew, replacement: replacement(own, before, inOrder, { onto: endBefore(first) }) }
}

/**
 * What stays to be sent when this storage turned out to be a copy: the events from a `seq` on, under a new id. The id
 * is derived from the first of them: another copy that holds the same unsent events comes to the same id, and the
 * relay takes them once.
 */
export function underNewReplica(own: Unacknowledged, from: number): Replacement {
  const events = own.events.filter(({ seq }) => seq >= from)
  const replica: ReplicaId = events[0] ? shortHash(eventText(events[0])) : newReplicaId()
  return replacement(own, [], events, { onto: { replica, seq: 0, hash: '' } })
}

/**
 * What stays to be sent when the log has some of it under other dots: a copy of this storage, or this one before it went
 * back to a backup, has sent it. Nothing is replaced when the log has none of it.
 *
 * @param logged events of the log by {@link factKey}
 */
export function withoutLogged(
  own: Unacknowledged,
  logged: ReadonlyMap<string, Causal>,
): Replacement | undefined {
  const there = new Map<string, Causal>()
  for (const event of own.events) {
    const committed = logged.get(factKey(event))
    if (committed) there.set(dotKey(event), committed)
  }
  return there.size === 0 ? undefined : replacement(own, [], own.events, { logged: there })
}

/** What an event records, under whatever dot: a command's events have different times. */
export function factKey({ command, at }: Pick<RecordedEvent, 'command' | 'at'>): string {
  return `${at} ${command}`
}

/** The `seq` of the first own event that the log, by the texts it holds in our name, does not have as we wrote it. */
export function firstDifference(own: Unacknowledged, logged: ReadonlyMap<number, string>): number {
  const first = own.events.find((event) => logged.get(event.seq) !== eventText(event))
  return first?.seq ?? own.meta.nextSeq
}

/** What becomes of events that are written anew. */
interface Change {
  /** By their `dotKey`s: neither they nor what depends on them stay. */
  readonly refused?: ReadonlySet<string>
  readonly refusalOf?: (receipt: ReceiptRecord) => RefusalRecord
  /** By their `dotKey`s, what of them the log has. */
  readonly logged?: ReadonlyMap<string, Causal>
  /** What they are put on, if not on what they were on. */
  readonly onto?: ChainEnd | undefined
}

/** The events before stay; those after are written anew, without what was refused and what depends on it. */
function replacement(
  { meta, receipts }: Unacknowledged,
  before: readonly RecordedEvent[],
  after: readonly RecordedEvent[],
  change: Change,
): Replacement {
  const { refused = new Set(), refusalOf, logged } = change
  const onto = change.onto ??
    endBefore(after[0]) ?? { replica: meta.replica, seq: meta.nextSeq - 1, hash: meta.head }
  const { events, held, moved } = rechain(after, onto, heldWith(after, refused), logged)
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
        ...(isRefused && refusalOf && { refusal: refusalOf(receipt) }),
      }
    }),
  }
}

function endBefore(event: RecordedEvent | undefined): ChainEnd | undefined {
  return event && { replica: event.replica, seq: event.seq - 1, hash: event.prev }
}
