import type { Dot } from '../causality/dot.ts'
import { effectiveTime } from '../causality/hybrid-clock.ts'
import type { Aggregate } from '../model/aggregate.ts'
import type { LoggedEvent } from '../model/envelope.ts'
import { type EventDefinition, upcast } from '../model/event.ts'
import { aggregateOf, definitionOf, type Model } from '../model/model.ts'
import type { Trouble } from './transition.ts'

/** An event as this version of the app understands it. */
export interface Reading {
  readonly event: LoggedEvent
  readonly definition: EventDefinition
  /** The event's data, upcast to the current version. */
  readonly data: unknown
  /** The keys it touches. */
  readonly keys: readonly string[]
}

/** What came of reading an event: a reading, or why this version of the app cannot make one. */
export type ReadResult = { readonly reading: Reading } | { readonly trouble: Trouble }

/** Reads an event with its aggregate's definitions, upcasting older data on the way. */
export function readEvent(aggregate: Aggregate | undefined, event: LoggedEvent): ReadResult {
  const definition = definitionOf(aggregate, event)
  if (!definition) return { trouble: newerThanApp(event) }
  try {
    const data = upcast(definition, event.version, event.data)
    return { reading: { event, definition, data, keys: definition.touches.keys(data) } }
  } catch (error) {
    return { trouble: quarantine(event, error) }
  }
}

/** An event with its data as this version of the app has it; as it was recorded where that cannot be said. For showing. */
export function asCurrent(model: Model, event: LoggedEvent): LoggedEvent {
  const definition = definitionOf(aggregateOf(model, event.stream), event)
  if (!definition || definition.version === event.version) return event
  const result = readEvent(aggregateOf(model, event.stream), event)
  return 'reading' in result ? { ...event, version: definition.version, data: result.reading.data } : event
}

/** The mark of an event of an unknown type or a newer version. */
export function newerThanApp(event: LoggedEvent): Trouble {
  return { kind: 'newer', event: dotOf(event), type: event.type }
}

/** The mark of an event that could not be folded. */
export function quarantine(event: LoggedEvent, error: unknown): Trouble {
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'quarantined', event: dotOf(event), type: event.type, message }
}

/** Just the dot of an event. */
export function dotOf(event: Dot): Dot {
  return { replica: event.replica, seq: event.seq }
}

/** The one order of concurrent events that is the same wherever and whenever they arrive: by effective time. */
export function compareEffective(a: LoggedEvent, b: LoggedEvent): number {
  return (
    effectiveTime(a) - effectiveTime(b) ||
    (a.replica < b.replica ? -1 : a.replica > b.replica ? 1 : a.seq - b.seq)
  )
}
