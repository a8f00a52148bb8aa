import type { StandardSchemaV1 } from '@standard-schema/spec'

/** What is wrong with one part of a value. */
export interface Issue {
  /** Where, as property names and indexes joined by dots; empty for the value as a whole. */
  readonly path: string
  readonly message: string
}

/** A value as its schema made it, or what is wrong with it. */
export type Checked<T> =
  | { readonly value: T; readonly issues?: never }
  | { readonly issues: readonly Issue[] }

/** Checks a value against a Standard Schema. Throws when the schema is asynchronous: deciding and folding never wait. */
export function check<T>(schema: StandardSchemaV1<unknown, T>, value: unknown): Checked<T> {
  const result = schema['~standard'].validate(value)
  if (result instanceof Promise)
    throw new Error('A schema of this model is asynchronous; use a synchronous one.')
  if (!result.issues) return { value: result.value }
  return {
    issues: result.issues.map(({ path = [], message }) => ({
      path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
      message,
    })),
  }
}
