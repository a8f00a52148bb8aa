import type { StandardSchemaV1 } from '@standard-schema/spec'
import { type Dot, dotKey } from '../causality/dot.ts'
import { event } from './event.ts'
import { commutes } from './policy.ts'

/** What an `Undone` says: the event that its author takes back. */
export interface UndoneData {
  readonly of: Dot
}

const undoneData: StandardSchemaV1<unknown, UndoneData> = {
  '~standard': {
    version: 1,
    vendor: 'causeway',
    validate: (value) => (isUndoneData(value) ? { value } : { issues: [{ message: 'No event is named.' }] }),
  },
}

/**
 * Takes back an event of the same stream, as if it had never been; the log keeps both. Every aggregate has this type.
 * Taking back an `Undone` is redoing. It stands only under its target's author, never on a fact, and only while nobody
 * has built on the target (see `undoing.ts` of the ledger).
 */
export const Undone = event('Undone', {
  data: undoneData,
  touches: { families: ['undone'], keys: ({ of }) => [`undone/${dotKey(of)}`] },
  policy: commutes(),
})

/** The event that an event takes back; `undefined` when it is of another type. */
export function undoes(event: { readonly type: string; readonly data: unknown }): Dot | undefined {
  return event.type === Undone.type && isUndoneData(event.data) ? event.data.of : undefined
}

function isUndoneData(value: unknown): value is UndoneData {
  if (!isObject(value) || !isObject(value.of)) return false
  const { replica, seq } = value.of
  return typeof replica === 'string' && Number.isSafeInteger(seq)
}

function isObject(value: unknown): value is Partial<Record<'of' | keyof Dot, unknown>> {
  return typeof value === 'object' && value !== null
}
