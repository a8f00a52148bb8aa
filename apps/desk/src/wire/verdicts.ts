import { createLedger, isCommitted, type Judgement, type LoggedEvent, type Model } from '@causeway/core'
import type { WireDot } from './wire.ts'

/** What became of an event, as far as it was known at a moment. */
export type Verdicts = (event: LoggedEvent) => Judgement

/**
 * The verdicts as they were at a moment of a wire: what the relay had by then, and on top what was only recorded.
 * `history` holds the earlier events of the streams that are drawn.
 */
export function verdictsAt(
  model: Model,
  history: readonly LoggedEvent[],
  dots: readonly WireDot[],
  until: number,
): Verdicts {
  const streams = new Set(dots.map(({ event }) => event.stream))
  const committed = dots
    .filter(({ placed }) => placed !== undefined && placed <= until)
    .flatMap(({ event }) => (isCommitted(event) ? event : []))
    .toSorted((a, b) => a.position - b.position)
  const past = history.filter((event) => streams.has(event.stream)).filter(isCommitted)
  const ledger = createLedger(model)
  // Other streams are left out, so positions are given anew; their order is what counts.
  ledger.commit([...past, ...committed].map((event, index) => ({ ...event, position: index + 1 })))
  ledger.record(
    dots
      .filter(({ column, placed }) => column <= until && (placed === undefined || placed > until))
      .map(({ event: { position: _position, receivedAt: _receivedAt, ...event } }) => event),
  )
  return (event) => ledger.judgement(event)
}
