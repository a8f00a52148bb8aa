import {
  type Command,
  type Dot,
  type JudgedEvent,
  type Model,
  parseStreamId,
  type ReplicaId,
  type View,
  wallTime,
} from '@causeway/core'
import { traceIdOf } from '@causeway/protocol'
import type { LiveState } from '../live/live-state.ts'
import type { ReceiptRecord, RefusalRecord } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { queryLog } from './query.ts'

/** All that one action of a person set going, here and elsewhere, as far as this device has heard of it. */
export interface Trace {
  readonly correlation: string
  /** The OpenTelemetry trace in which a relay that is traced tells of its part. */
  readonly traceId: string
  /** What was asked for, by people and by the relay's processes, each behind what caused it. */
  readonly requests: readonly TracedRequest[]
}

/** One request: all of its events were recorded, or none. */
export interface TracedRequest {
  /** Its id. */
  readonly command: string
  readonly actor: string
  /** Where it was carried out; absent when it recorded nothing. */
  readonly replica?: ReplicaId
  /** When, by the clock there; milliseconds since 1970. */
  readonly at: number
  /** The event that a process reacted to; absent for what a person asked for. */
  readonly causation?: Dot
  /** What exactly was asked for: only the device that carried it out knows. */
  readonly commands?: readonly Command[]
  /** Set when the relay refused it. */
  readonly refusal?: RefusalRecord
  readonly events: readonly TracedEvent[]
}

/** An event, what became of it, and the views whose rows it may have changed. */
export interface TracedEvent extends JudgedEvent {
  readonly views: readonly string[]
}

/** Follows an action by its correlation id: from the log, and from this device's receipts. */
export async function traceOf(
  parts: {
    readonly store: Store
    readonly live: LiveState
    readonly model: Model
    readonly views: readonly View[]
  },
  correlation: string,
): Promise<Trace> {
  const { store, live, model, views } = parts
  const [page, receipts] = await Promise.all([
    queryLog(store, live, { correlation, limit: Number.POSITIVE_INFINITY }, model),
    store.receiptsOf(correlation),
  ])
  const receiptOf = new Map(receipts.map((receipt) => [receipt.command, receipt]))
  const requests = recordedRequests(page.events, views, receiptOf)
  // What recorded nothing has no place in the log: it goes by its time.
  for (const receipt of receipts) {
    if (requests.some(({ command }) => command === receipt.command)) continue
    const request = { ...whatIsKnown(receipt), events: [] }
    const later = requests.findIndex(({ at }) => at > request.at)
    requests.splice(later < 0 ? requests.length : later, 0, request)
  }
  return { correlation, traceId: traceIdOf(correlation), requests }
}

/** Requests in the order of their first event: committed order extends causality. */
function recordedRequests(
  events: readonly JudgedEvent[],
  views: readonly View[],
  receiptOf: ReadonlyMap<string, ReceiptRecord>,
): TracedRequest[] {
  const byCommand = new Map<string, TracedEvent[]>()
  for (const judged of events) {
    const { command, stream } = judged.event
    const { aggregate } = parseStreamId(stream)
    const fed = views.filter(({ from }) => from.name === aggregate).map(({ name }) => name)
    const traced = { ...judged, views: fed }
    const together = byCommand.get(command)
    if (together) together.push(traced)
    else byCommand.set(command, [traced])
  }
  return [...byCommand].flatMap(([command, traced]) => {
    const [first] = traced
    if (!first) return []
    const { actor, replica, at, causation } = first.event
    const receipt = receiptOf.get(command)
    return {
      ...(receipt && whatIsKnown(receipt)),
      ...{ command, actor, replica, at: wallTime(at), events: traced },
      ...(causation && { causation }),
    }
  })
}

function whatIsKnown({ command, actor, at, commands, refusal }: ReceiptRecord) {
  return { command, actor, at: wallTime(at), commands, ...(refusal && { refusal }) }
}
