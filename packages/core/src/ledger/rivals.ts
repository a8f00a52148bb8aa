import { causalOrder } from '../causality/vector-clock.ts'
import type { LoggedEvent } from '../model/envelope.ts'
import { aggregateOf, type Model } from '../model/model.ts'
import { meetingKeys } from './meetings.ts'
import { readEvent } from './reading.ts'

/**
 * The keys on which two events are rivals: neither's author had seen the other, and both touch them. None when they
 * are of different streams, when one had seen the other, or when this version of the app cannot read both.
 */
export function rivalKeys(model: Model, a: LoggedEvent, b: LoggedEvent): readonly string[] {
  if (a.stream !== b.stream || causalOrder(a, b) !== 'concurrent') return []
  const aggregate = aggregateOf(model, a.stream)
  const [readA, readB] = [readEvent(aggregate, a), readEvent(aggregate, b)]
  return 'reading' in readA && 'reading' in readB ? meetingKeys(readA.reading.keys, readB.reading.keys) : []
}
