import type { Dot } from '../causality/dot.ts'
import { isDot, isObject, schemaOf, touchesDot } from './about-event.ts'
import { event } from './event.ts'
import { commutes } from './policy.ts'

/** What an `Undone` says: the event that its author takes back. */
export interface UndoneData {
  readonly of: Dot
}

const undoneData = schemaOf(
  'No event is named.',
  (value): value is UndoneData => isObject(value) && isDot(value.of),
)

/**
 * Takes back an event of the same stream, as if it had never been; the log keeps both. Every aggregate has this type.
 * Taking back an `Undone` is redoing. It stands only under its target's author, never on a fact, and only while nobody
 * has built on the target (see `undoing.ts` of the ledger).
 */
export const Undone = event('Undone', {
  data: undoneData,
  touches: touchesDot<UndoneData>('undone'),
  policy: commutes(),
})

/** The event that an event takes back; `undefined` when it is of another type. */
export function undoes(event: { readonly type: string; readonly data: unknown }): Dot | undefined {
  if (event.type !== Undone.type || !isObject(event.data)) return undefined
  return isDot(event.data.of) ? event.data.of : undefined
}
