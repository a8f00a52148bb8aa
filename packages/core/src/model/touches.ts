/** The key of an event that touches its whole stream: it meets every other key. */
export const wholeStream = '*'

/**
 * Which parts of its stream an event touches, as keys. Events whose keys do not meet are never rivals. The families
 * say beforehand what the keys can be, so that it is known which types of events can ever meet: the keys themselves
 * (`phone`), or what precedes the slash in them (`line` for `line/7`).
 */
export interface TouchesKeys<D> {
  readonly families: readonly string[]
  keys(data: D): readonly string[]
}

/** Touches several keys and may keep only some of them. */
export interface TouchesParts<D> extends TouchesKeys<D> {
  /** The data as if only `kept` had been touched. */
  narrow(data: D, kept: readonly string[]): D
}

/** How an event type says what it touches: as a whole, or part by part. */
export type Touches<D> = TouchesKeys<D> & Partial<Pick<TouchesParts<D>, 'narrow'>>

/** The whole stream: the default. */
export const touchesWholeStream: TouchesKeys<unknown> = { families: [wholeStream], keys: () => [wholeStream] }

/**
 * One part of the stream: `key('phone')`; or one of many alike, told apart by an id in the data: `key('line', 'id')`
 * is `line/<data.id>`. The event stands or falls as a whole.
 */
export function key<P extends string = never>(
  family: string,
  id?: P,
): TouchesKeys<Readonly<Record<P, string>>> {
  return {
    families: [family],
    keys: id === undefined ? () => [family] : (data) => [`${family}/${data[id]}`],
  }
}

/**
 * Each present property of the data by its name, all of them listed: two people editing different fields are no
 * rivals, and an event that sets several wins and loses field by field.
 */
export function touchesEachField<D extends object>(
  fields: {
    readonly [K in keyof NoInfer<D>]-?: true
  },
): Touches<D> {
  const families = Object.keys(fields)
  return {
    families,
    keys: (data) => definedFields(data),
    narrow: (data, kept) => {
      const narrowed = { ...data }
      for (const field of definedFields(data)) if (!kept.includes(field)) delete narrowed[field]
      return narrowed
    },
  }
}

function definedFields<D extends object>(data: D): (keyof D & string)[] {
  const fields: (keyof D & string)[] = []
  for (const field in data) if (data[field] !== undefined) fields.push(field)
  return fields
}
