import {
  type Aggregate,
  builtIn,
  type EventDefinition,
  hybridTime,
  type LoggedEvent,
  type StreamStatus,
  type View,
} from '@causeway/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { shopModel, shopViews } from './index.ts'

// Many histories on a machine that others use too.
const patience = 60_000

/** Texts that meet: ids of a few lines and lists, keys of flags, days, and names that objects have of themselves. */
const texts = [
  'a',
  'b',
  '',
  'constructor',
  '__proto__',
  'toString',
  'progress',
  'line/a',
  '2026-01-05',
  'a@b.example',
]

describe('every aggregate', () => {
  for (const aggregate of shopModel.values()) {
    const kinds = ownEvents(aggregate).map((definition) => eventsOf(aggregate.name, definition))
    it(
      `${aggregate.name}: folds any event its schemas allow on any state it can be in`,
      () => {
        fc.assert(
          fc.property(fc.array(fc.oneof(...kinds), { maxLength: 30 }), (events) => {
            const state = events.reduce(
              (before, event) => aggregate.evolve(before, event.type, event.data, event),
              aggregate.initialState,
            )
            for (const invariant of aggregate.invariants.values())
              if (!invariant.holds(state)) expect(invariant.message(state)).not.toBe('')
            for (const list of shopViews) if (list.from.name === aggregate.name) rowOf(list, state)
          }),
          { numRuns: 150 },
        )
      },
      patience,
    )
  }

  it('has events of every type among those it was tried with', () => {
    for (const aggregate of shopModel.values())
      for (const definition of ownEvents(aggregate))
        expect(fc.sample(eventsOf(aggregate.name, definition), 1)).toMatchObject([{ type: definition.type }])
  })
})

/** What the engine itself records, it folds itself. */
function ownEvents({ events }: Pick<Aggregate, 'events'>): readonly EventDefinition[] {
  const own = new Set<string>(builtIn.map(({ type }) => type))
  return [...events.values()].filter(({ type }) => !own.has(type))
}

/** A row that lists can show, and whose sums they can add up. */
function rowOf(list: View, state: unknown): void {
  const row = list.row(state, status)
  if (row === undefined) return
  for (const total of Object.values(list.totals))
    for (const sum of Object.values(total.sums(row))) expect(Number.isSafeInteger(sum)).toBe(true)
}

const status: StreamStatus = {
  ...{ stream: 'x/y', id: 'y', pending: 0 },
  ...{ conflicts: [], flags: [], trouble: undefined },
}

/** Events of a type with any data its schema allows, fields that an older version lacks left out. */
function eventsOf(aggregate: string, { type, version, schema }: EventDefinition): fc.Arbitrary<LoggedEvent> {
  if (!(schema instanceof z.core.$ZodType)) throw new Error(`${type} has no schema of ours.`)
  const data = valuesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
    .map((value) => z.safeParse(schema, value))
    .filter(({ success }) => success)
  return fc
    .record({
      data,
      replica: fc.constantFrom('x', 'y'),
      seq: fc.integer({ min: 1, max: 9 }),
      at: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ data: { data: parsed }, replica, seq, at }) => ({
      ...{ replica, seq, type, version, data: parsed, stream: `${aggregate}/a`, clock: {} },
      ...{ at: hybridTime(1_790_000_000_000 + at), actor: 'a', command: 'c', correlation: 'c', prev: '' },
    }))
}

type Json = z.core.JSONSchema._JSONSchema

/** Values of a JSON schema; what it cannot say is left to the filter behind it. */
function valuesOf(schema: Json): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return fc.constant(null)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return fc.oneof(...options.map(valuesOf))
  switch (schema.type) {
    case 'object': {
      const named = Object.entries(schema.properties ?? {}).map(
        ([name, one]): [string, fc.Arbitrary<unknown>] => [name, valuesOf(one)],
      )
      return fc.record(Object.fromEntries(named), { requiredKeys: [...(schema.required ?? [])] })
    }
    case 'array':
      return fc.array(valuesOf(Array.isArray(schema.items) ? false : (schema.items ?? false)), {
        minLength: schema.minItems ?? 0,
        maxLength: 4,
      })
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: Math.max(schema.minimum ?? -5, -5), max: Math.min(schema.maximum ?? 5, 5) }),
        fc.constantFrom(schema.minimum ?? -9, schema.maximum ?? 9),
      )
    case 'boolean':
      return fc.boolean()
    default:
      return fc.constantFrom(...texts)
  }
}
