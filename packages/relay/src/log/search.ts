import { type CommittedEvent, hybridTime, type LogQuery } from '@causeway/core'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { effectiveStamp, field, written } from './fields.ts'
import type { Schema } from './schema.ts'

/** An event that a query found. */
export interface Found {
  readonly position: number
  readonly receivedAt: number
  /** Its text exactly as hashed. */
  readonly text: string
}

/** The events of a workspace that a query looks for, in its order, at most so many. */
export async function searchEvents(
  db: Kysely<Schema>,
  workspace: string,
  query: LogQuery,
  most: number,
): Promise<Found[]> {
  const conditions = conditionsOf(query)
  if (query.since !== undefined) {
    // Stamps rise with the position: what the relay had before then happened before then.
    const first = await firstReceivedSince(db, workspace, hybridTime(query.since))
    if (first === undefined) return []
    conditions.push(sql`position >= ${first}::bigint`)
  }
  const order = query.order === 'newest' ? sql`desc` : sql`asc`
  const { rows } = await sql<Found>`
    select position, received_at as "receivedAt", body as text
    from events
    where ${sql.join([sql`workspace = ${workspace}`, ...conditions], sql` and `)}
    order by position ${order}
    limit ${most}::bigint`.execute(db)
  return rows
}

/** A found event's text with its place, as the JSON text of a {@link CommittedEvent}. */
export function committedText({ position, receivedAt, text }: Found): string {
  const place: Pick<CommittedEvent, 'position' | 'receivedAt'> = { position, receivedAt }
  return `${text.slice(0, -1)},${JSON.stringify(place).slice(1)}`
}

function conditionsOf(query: LogQuery): RawBuilder<unknown>[] {
  const { stream, aggregate, types, correlation, command, actor, replica, seq, since, until, after, before } =
    query
  const conditions: RawBuilder<unknown>[] = []
  if (stream !== undefined) conditions.push(sql`${field('stream')} = ${written(stream)}`)
  if (aggregate !== undefined)
    conditions.push(sql`starts_with(${field('stream')}, ${written(`${aggregate}/`)})`)
  if (types !== undefined) conditions.push(sql`${field('type')} in (${sql.join(types.map(written))})`)
  if (correlation !== undefined) conditions.push(sql`${field('correlation')} = ${written(correlation)}`)
  if (command !== undefined) conditions.push(sql`${field('command')} = ${written(command)}`)
  if (actor !== undefined) conditions.push(sql`${field('actor')} = ${written(actor)}`)
  if (replica !== undefined) conditions.push(sql`replica = ${replica}`)
  if (seq !== undefined) conditions.push(sql`seq = ${seq}::bigint`)
  if (after !== undefined) conditions.push(sql`position > ${after}::bigint`)
  if (before !== undefined) conditions.push(sql`position < ${before}::bigint`)
  if (since !== undefined) conditions.push(sql`${effectiveStamp} >= ${hybridTime(since)}::bigint`)
  if (until !== undefined) conditions.push(sql`${effectiveStamp} < ${hybridTime(until + 1)}::bigint`)
  return conditions
}

/** The first position the relay received at a stamp or later, by halves: an index would cost every append. */
async function firstReceivedSince(
  db: Kysely<Schema>,
  workspace: string,
  stamp: number,
): Promise<number | undefined> {
  const at = async (position: number) => {
    const row = await db
      .selectFrom('events')
      .select('received_at')
      .where('workspace', '=', workspace)
      .where('position', '=', position)
      .executeTakeFirst()
    return row?.received_at ?? 0
  }
  const tip = await db
    .selectFrom('workspaces')
    .select('position')
    .where('id', '=', workspace)
    .executeTakeFirst()
  const end = tip?.position ?? 0
  let low = 1
  let high = end + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((await at(middle)) < stamp) low = middle + 1
    else high = middle
  }
  return low > end ? undefined : low
}
