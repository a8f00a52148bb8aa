import { type RawBuilder, sql } from 'kysely'

/**
 * The fields of an event within its text, as SQL. An event's text is canonical (`eventText`): its fields stand in one
 * order, `data` in the middle, and within a JSON string no quotation mark stands without a backslash before it. So
 * what is before `data` is found from the front, what is behind it from the back, and nothing in `data` or in a value
 * can be mistaken for it. Casting to `json` would be shorter and a trap: it fails on text PostgreSQL cannot hold, such
 * as `\u0000`, and with it the append. (PostgreSQL 14, for counting from the back.)
 */
const fields = {
  stream: sql.raw(`split_part(split_part(body, '"stream":"', 2), '","type":"', 1)`),
  type: sql.raw(`split_part(split_part(body, '","type":"', 2), '","version":', 1)`),
  actor: sql.raw(`split_part(split_part(body, ',"actor":"', -1), '","command":"', 1)`),
  command: sql.raw(`split_part(split_part(body, '","command":"', -1), '","correlation":"', 1)`),
  correlation: sql.raw(`split_part(split_part(body, '","correlation":"', -1), '","', 1)`),
}

/** A field of an event as it is written in its text. The migration `002-queries` indexes these very expressions. */
export function field(name: keyof typeof fields): RawBuilder<unknown> {
  return fields[name]
}

/** A value as it is written in an event's text, to compare with a {@link field}. */
export function written(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}

/** An event's effective time, a hybrid stamp. */
export const effectiveStamp = sql.raw(
  `least(split_part(split_part(body, ',"at":', -1), ',', 1)::bigint, received_at)`,
)
