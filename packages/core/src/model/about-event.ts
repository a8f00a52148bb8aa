import type { StandardSchemaV1 } from '@standard-schema/spec'
import { type Dot, dotKey } from '../causality/dot.ts'
import type { Touches } from './touches.ts'

// What the built-in types that speak of another event have in common.

/** A schema made of a type guard. */
export function schemaOf<T>(
  message: string,
  accepts: (value: unknown) => value is T,
): StandardSchemaV1<unknown, T> & {
  readonly '~standard': { validate(value: unknown): StandardSchemaV1.Result<T> }
} {
  return {
    '~standard': {
      version: 1,
      vendor: 'causeway',
      validate: (value) => (accepts(value) ? { value } : { issues: [{ message }] }),
    },
  }
}

/** One key per event that is spoken of. */
export function touchesDot<D extends { readonly of: Dot }>(family: string): Touches<D> {
  return { families: [family], keys: ({ of }) => [`${family}/${dotKey(of)}`] }
}

export function isDot(value: unknown): value is Dot {
  return isObject(value) && typeof value.replica === 'string' && Number.isSafeInteger(value.seq)
}

export function isObject(value: unknown): value is Readonly<Partial<Record<string, unknown>>> {
  return typeof value === 'object' && value !== null
}
