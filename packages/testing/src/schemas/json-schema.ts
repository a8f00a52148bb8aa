import type { EventDefinition } from '@causeway/core'

/** A JSON Schema (2020-12) as plain JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** What a schema library that can say its schemas offers (Standard JSON Schema). */
interface SaysItself {
  readonly jsonSchema: { input(options: { readonly target: 'draft-2020-12' }): JsonSchema }
}

/** The JSON Schema of an event's data as it is recorded. Throws when its library cannot say it. */
export function jsonSchemaOf({ type, schema }: EventDefinition): JsonSchema {
  const standard: object = schema['~standard']
  if (!saysItself(standard)) throw new Error(`The schema of ${type} cannot be written as JSON Schema.`)
  // What is recorded is validated on its way in, so it is the input side that must not narrow.
  const { $schema: _draft, ...described } = standard.jsonSchema.input({ target: 'draft-2020-12' })
  return described
}

function saysItself(standard: object): standard is SaysItself {
  return 'jsonSchema' in standard
}
