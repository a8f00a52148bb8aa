import { canonicalJson } from '@causeway/core'
import type { JsonSchema } from './json-schema.ts'

/**
 * What a schema no longer accepts that another one did, in words; none when it accepts all of it. It knows the parts of
 * JSON Schema that data is made of, and takes a difference it does not know to be one.
 */
export function narrowings(before: JsonSchema, now: JsonSchema, path = ''): readonly string[] {
  if (same(before, now)) return []
  const choices = choicesOf(now)
  if (choices) {
    const fits = (one: JsonSchema) => choices.some((choice) => narrowings(one, choice, path).length === 0)
    return (choicesOf(before) ?? [before]).every(fits) ? [] : [`${at(path)} no longer takes all it did`]
  }
  const variants = choicesOf(before)
  if (variants) return variants.flatMap((variant) => narrowings(variant, now, path))
  const known = [...byType(before, now, path), ...bounds(before, now, path)]
  if (known.length > 0) return known
  return [
    ...properties(before, now, path),
    ...items(before, now, path),
    ...values(before, now, path),
    ...unknownParts(before, now, path),
  ]
}

const at = (path: string) => (path === '' ? 'the data' : `\`${path}\``)
const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b)
const inside = (path: string, name: string) => (path === '' ? name : `${path}.${name}`)

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Several schemas of which one must fit. */
function choicesOf({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] | undefined {
  const choices = anyOf ?? oneOf
  return Array.isArray(choices) ? choices.filter(isSchema) : undefined
}

function byType(before: JsonSchema, now: JsonSchema, path: string): readonly string[] {
  if (now.type === undefined || before.type === now.type) return []
  if (now.type === 'number' && before.type === 'integer') return []
  return [`${at(path)} was ${before.type ?? 'anything'} and is ${now.type}`]
}

const lowest = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems']
const highest = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems']

function bounds(before: JsonSchema, now: JsonSchema, path: string): readonly string[] {
  const narrower = (name: string, sign: 1 | -1) => {
    const [was, is] = [before[name], now[name]]
    return typeof is === 'number' && (typeof was !== 'number' || sign * (is - was) > 0)
  }
  return [...lowest.filter((name) => narrower(name, 1)), ...highest.filter((name) => narrower(name, -1))].map(
    (name) => `${at(path)} has a narrower ${name}: ${now[name]}, was ${before[name] ?? 'none'}`,
  )
}

function properties(before: JsonSchema, now: JsonSchema, path: string): readonly string[] {
  const [was, is] = [
    isSchema(before.properties) ? before.properties : {},
    isSchema(now.properties) ? now.properties : {},
  ]
  const found: string[] = []
  const required = Array.isArray(now.required) ? now.required.map(String) : []
  const wasRequired = new Set(Array.isArray(before.required) ? before.required.map(String) : [])
  for (const name of required) {
    if (!wasRequired.has(name)) found.push(`\`${inside(path, name)}\` must be there now`)
  }
  for (const [name, schema] of Object.entries(was)) {
    const other = is[name] ?? now.additionalProperties
    if (other === false) found.push(`\`${inside(path, name)}\` is not taken any more`)
    else if (isSchema(schema) && isSchema(other)) found.push(...narrowings(schema, other, inside(path, name)))
  }
  const [rest, nowRest] = [before.additionalProperties, now.additionalProperties]
  if (nowRest === false && rest !== false) found.push(`${at(path)} takes no further properties`)
  else if (isSchema(nowRest) && !isSchema(rest)) found.push(`${at(path)} restricts its further properties`)
  else if (isSchema(nowRest) && isSchema(rest)) found.push(...narrowings(rest, nowRest, inside(path, '*')))
  return found
}

function items(before: JsonSchema, now: JsonSchema, path: string): readonly string[] {
  if (isSchema(before.items) && isSchema(now.items)) return narrowings(before.items, now.items, `${path}[]`)
  return same(before.items, now.items) ? [] : [`${at(path)} has other items`]
}

/** Enumerated values: more are taken, never fewer. */
function values(before: JsonSchema, now: JsonSchema, path: string): readonly string[] {
  const valuesOf = ({ enum: among, const: only }: JsonSchema) =>
    Array.isArray(among) ? among : only === undefined ? undefined : [only]
  const [was, is] = [valuesOf(before), valuesOf(now)]
  if (!is) return []
  const gone = was?.filter((value) => !is.some((one) => same(one, value)))
  if (!gone) return [`${at(path)} takes only ${JSON.stringify(is)} now`]
  return gone.length === 0 ? [] : [`${at(path)} no longer takes ${JSON.stringify(gone)}`]
}

const understood = new Set([
  ...['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'anyOf', 'oneOf'],
  ...['default', 'description', 'title', 'examples'],
  ...lowest,
  ...highest,
])

function unknownParts(before: JsonSchema, now: JsonSchema, path: string): readonly string[] {
  return Object.keys(now)
    .filter((name) => !understood.has(name) && !same(before[name], now[name]))
    .map((name) => `${at(path)} has another ${name}`)
}
