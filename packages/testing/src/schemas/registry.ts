import { builtIn, type EventDefinition, type Model } from '@causeway/core'
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts'
import { narrowings } from './narrowing.ts'

/** Every version of every event type there was, by `aggregate/Type` and version: to be committed, and kept. */
export type SchemaRegistry = Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>

/** A difference between a model and its committed registry. */
export interface SchemaProblem {
  /** `aggregate/Type`. */
  readonly event: string
  /** `stale` is allowed, and only to be exported; `incompatible` would make recorded events unreadable. */
  readonly kind: 'stale' | 'incompatible'
  /** What is the matter, and the fix. */
  readonly message: string
}

/** The registry of a model: what was committed, and every event type as it is now. */
export function exportSchemas(model: Model, committed: SchemaRegistry = {}): SchemaRegistry {
  const registry = new Map(Object.entries(committed))
  for (const [event, definition] of definitionsOf(model)) {
    registry.set(event, { ...registry.get(event), [definition.version]: jsonSchemaOf(definition) })
  }
  return Object.fromEntries([...registry].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Holds a model against the registry of what was recorded with it: whatever a version accepted once it must accept
 * for ever, and a version once released never goes away.
 */
export function checkSchemas(model: Model, committed: SchemaRegistry): readonly SchemaProblem[] {
  const definitions = definitionsOf(model)
  const gone = Object.keys(committed)
    .filter((event) => !definitions.has(event))
    .map((event): SchemaProblem => {
      const message = `${event} is gone, but logs hold it. Keep its definition; nothing need decide it any more.`
      return { event, kind: 'incompatible', message }
    })
  return [
    ...gone,
    ...[...definitions].flatMap(([event, definition]) => problemOf(event, definition, committed[event])),
  ]
}

function problemOf(
  event: string,
  definition: EventDefinition,
  versions: SchemaRegistry[string] | undefined,
): SchemaProblem[] {
  const { version } = definition
  const newest = Math.max(0, ...Object.keys(versions ?? {}).map(Number))
  if (newest > version) {
    const message = `${event} is version ${version}, but version ${newest} was recorded. Bring back its upcasts.`
    return [{ event, kind: 'incompatible', message }]
  }
  const now = jsonSchemaOf(definition)
  const before = versions?.[version]
  if (!before) return [{ event, kind: 'stale', message: `${event} version ${version} is new.` }]
  const broken = narrowings(before, now)
  if (broken.length > 0) {
    const message =
      `${event} version ${version} no longer reads what was recorded: ${broken.join('; ')}. ` +
      `Leave the schema of version ${version} to the log: add an upcast from version ${version} to ${version + 1} ` +
      `(\`upcasts: […, (data) => …]\`), which makes this schema version ${version + 1}.`
    return [{ event, kind: 'incompatible', message }]
  }
  return narrowings(now, before).length > 0 || JSON.stringify(now) !== JSON.stringify(before)
    ? [{ event, kind: 'stale', message: `${event} version ${version} accepts more than before.` }]
    : []
}

/** The app's own event types; the built-in ones are the engine's to keep readable. */
function definitionsOf(model: Model): ReadonlyMap<string, EventDefinition> {
  const definitions = new Map<string, EventDefinition>()
  for (const { name, events } of model.values()) {
    for (const definition of events.values()) {
      if (!builtIn.some(({ type }) => type === definition.type)) {
        definitions.set(`${name}/${definition.type}`, definition)
      }
    }
  }
  return definitions
}
