import type { LogQuery, ReplicaId, StreamId } from '@causeway/core'
import type { LogPoint, ReplicaProgress } from '@causeway/protocol'
import { type Kysely, sql } from 'kysely'
import { type Entry, emptyTip, type Head, lastOfEach, type Tip } from './entry.ts'
import { field, written } from './fields.ts'
import type { Schema } from './schema.ts'
import { type Found, searchEvents } from './search.ts'
import { shareCommits } from './shared-commits.ts'

/** The committed orders of all workspaces in one database. */
export interface EventLog {
  /** The tip of a workspace's log; begins the log when there is none. */
  tip(workspace: string): Promise<Tip>
  /** Every replica's head. */
  heads(workspace: string): Promise<Map<ReplicaId, Head>>
  /** The event a replica's chain has at `seq`. */
  find(workspace: string, replica: ReplicaId, seq: number): Promise<Head | undefined>
  /**
   * Appends entries that follow on `after` without a gap: all of them, or none. False when another relay has moved
   * the log on; then nothing was written.
   */
  append(workspace: string, after: Tip, entries: readonly Entry[]): Promise<boolean>
  /** The entries from one position to another, both included, as far as the log reaches. */
  read(workspace: string, from: number, to: number): Promise<Entry[]>
  /** The events a query looks for, in its order, at most so many. */
  search(workspace: string, query: LogQuery, most: number): Promise<Found[]>
  /** The entries of some streams behind a position, up to another, in order. */
  ofStreams(workspace: string, streams: readonly StreamId[], after: number, upTo: number): Promise<Found[]>
  /** The digests at those of these positions that the log reaches, ascending. */
  points(workspace: string, positions: readonly number[]): Promise<LogPoint[]>
  /** Notes how much of the log a device holds. */
  note(workspace: string, heard: ReplicaProgress): Promise<void>
  /** What was noted of each device. */
  replicas(workspace: string): Promise<ReplicaProgress[]>
  /** Whether a log was begun. */
  holds(workspace: string): Promise<boolean>
  /** The workspaces whose ids begin so. */
  named(beginning: string): Promise<readonly string[]>
  /** Deletes everything that is kept of a workspace. */
  forget(workspace: string): Promise<void>
  /** Answers when the database does. */
  ping(): Promise<void>
}

/** Entries to append to a workspace's log, behind a place. */
interface Append {
  readonly workspace: string
  readonly after: Tip
  readonly entries: readonly Entry[]
}

/** The event log over a database that was migrated. */
export function createEventLog(db: Kysely<Schema>, connections: Connections): EventLog {
  return {
    async tip(workspace) {
      const held = await selectTip(db, workspace)
      if (held !== undefined) return held
      await db
        .insertInto('workspaces')
        .values({ id: workspace, position: 0, digest: '', received_at: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return (await selectTip(db, workspace)) ?? emptyTip
    },

    async heads(workspace) {
      const rows = await db
        .selectFrom('heads')
        .select(['replica', 'seq', 'hash', 'position'])
        .where('workspace', '=', workspace)
        .execute()
      return new Map(rows.map(({ replica, ...head }) => [replica, head]))
    },

    find: (workspace, replica, seq) =>
      db
        .selectFrom('events')
        .select(['seq', 'hash', 'position'])
        .where('workspace', '=', workspace)
        .where('replica', '=', replica)
        .where('seq', '=', seq)
        .executeTakeFirst(),

    append: appender(db, connections),

    read: (workspace, from, to) => read(db, workspace, from, to),

    async ofStreams(workspace, streams, after, upTo) {
      if (streams.length === 0) return []
      const { rows } = await sql<Found>`
        select position, received_at as "receivedAt", body as text
        from events
        where workspace = ${workspace} and position > ${after}::bigint and position <= ${upTo}::bigint
          and ${field('stream')} = any(string_to_array(${streams.map(written).join('\n')}, E'\n'))
        order by position`.execute(db)
      return rows
    },

    search: (workspace, query, most) => searchEvents(db, workspace, query, most),

    points: (workspace, positions) =>
      db
        .selectFrom('events')
        .select(['position', 'digest'])
        .where('workspace', '=', workspace)
        .where('position', 'in', [0, ...positions])
        .orderBy('position')
        .execute(),

    async note(workspace, { replica, actor, position, heardAt }) {
      const row = { actor, position, heard_at: heardAt }
      await db
        .insertInto('replicas')
        .values({ workspace, replica, ...row })
        .onConflict((conflict) => conflict.columns(['workspace', 'replica']).doUpdateSet(row))
        .execute()
    },

    replicas: (workspace) =>
      db
        .selectFrom('replicas')
        .select(['replica', 'actor', 'position', 'heard_at as heardAt'])
        .where('workspace', '=', workspace)
        .orderBy('replica')
        .execute(),

    holds: async (workspace) => (await selectTip(db, workspace)) !== undefined,

    async named(beginning) {
      const rows = await db
        .selectFrom('workspaces')
        .select('id')
        .where(sql<boolean>`starts_with(id, ${beginning})`)
        .execute()
      return rows.map(({ id }) => id)
    },

    async forget(workspace) {
      await db.transaction().execute(async (tx) => {
        // The counter first: whoever is about to append waits for it, and then finds nothing to append to.
        await tx.deleteFrom('workspaces').where('id', '=', workspace).execute()
        await tx.deleteFrom('events').where('workspace', '=', workspace).execute()
        await tx.deleteFrom('heads').where('workspace', '=', workspace).execute()
        await tx.deleteFrom('replicas').where('workspace', '=', workspace).execute()
        await tx.deleteFrom('views').where('workspace', '=', workspace).execute()
        await tx.deleteFrom('view_rows').where('workspace', '=', workspace).execute()
      })
    },

    async ping() {
      await sql`select 1`.execute(db)
    },
  }
}

/** How many appends a database can commit at a time: an embedded one has a single connection. */
export type Connections = 'one' | 'many'

/**
 * Teams write at the same time. A server gathers their commits by itself; on a single connection they would wait for
 * the disk one after the other, and share its time instead.
 */
function appender(db: Kysely<Schema>, connections: Connections): EventLog['append'] {
  if (connections === 'many') return (workspace, after, entries) => append(db, { workspace, after, entries })
  const submit = shareCommits(async (appends: readonly Append[]) => {
    const [only] = appends
    if (only && appends.length === 1) return [await append(db, only)]
    return db.transaction().execute(async (transaction) => {
      const results: boolean[] = []
      for (const each of appends) results.push(await append(transaction, each))
      return results
    })
  })
  return (workspace, after, entries) => submit({ workspace, after, entries })
}

const selectTip = (db: Kysely<Schema>, workspace: string): Promise<Tip | undefined> =>
  db
    .selectFrom('workspaces')
    .select(['position', 'digest', 'received_at as receivedAt'])
    .where('id', '=', workspace)
    .executeTakeFirst()

// Columns travel as one text each, a line per entry: a fraction of the cost of a parameter or a value per field, in
// PGlite above all. No column holds a line break: JSON text has none, the others are ids and numbers.
const column = (entries: readonly Entry[], field: keyof Entry) => {
  const lines = entries.map((entry) => entry[field]).join('\n')
  return sql`string_to_array(${lines}, E'\n')`
}

/**
 * One statement, and so one transaction: the counter row is moved on only from where it was seen, which locks it
 * until the commit; another relay's append in between leaves nothing to move, and nothing is inserted.
 */
async function append(db: Kysely<Schema>, { workspace, after, entries }: Append): Promise<boolean> {
  const last = entries.at(-1)
  if (last === undefined) return true
  const heads = [...lastOfEach(entries).values()]
  const { rows } = await sql`
    with counter as (
      update workspaces
      set position = ${last.position}::bigint, digest = ${last.digest}, received_at = ${last.receivedAt}::bigint
      where id = ${workspace} and position = ${after.position}::bigint and digest = ${after.digest}
      returning id
    ), appended as (
      insert into events (workspace, position, replica, seq, hash, digest, received_at, body)
      select counter.id, e.position::bigint, e.replica, e.seq::bigint, e.hash, e.digest, e.received_at::bigint, e.body
      from counter, unnest(
        ${column(entries, 'position')}, ${column(entries, 'replica')}, ${column(entries, 'seq')},
        ${column(entries, 'hash')}, ${column(entries, 'digest')}, ${column(entries, 'receivedAt')},
        ${column(entries, 'text')}
      ) as e (position, replica, seq, hash, digest, received_at, body)
    ), moved as (
      insert into heads (workspace, replica, seq, hash, position)
      select counter.id, h.replica, h.seq::bigint, h.hash, h.position::bigint
      from counter, unnest(
        ${column(heads, 'replica')}, ${column(heads, 'seq')}, ${column(heads, 'hash')}, ${column(heads, 'position')}
      ) as h (replica, seq, hash, position)
      on conflict (workspace, replica)
      do update set seq = excluded.seq, hash = excluded.hash, position = excluded.position
    )
    select id from counter`.execute(db)
  return rows.length === 1
}

interface Columns {
  readonly replicas: string | null
  readonly seqs: string
  readonly hashes: string
  readonly digests: string
  readonly stamps: string
  readonly bodies: string
}

async function read(db: Kysely<Schema>, workspace: string, from: number, to: number): Promise<Entry[]> {
  const { rows } = await sql<Columns>`
    select
      string_agg(replica, E'\n' order by position) as replicas,
      string_agg(seq::text, E'\n' order by position) as seqs,
      string_agg(hash, E'\n' order by position) as hashes,
      string_agg(digest, E'\n' order by position) as digests,
      string_agg(received_at::text, E'\n' order by position) as stamps,
      string_agg(body, E'\n' order by position) as bodies
    from events
    where workspace = ${workspace} and position between ${from}::bigint and ${to}::bigint`.execute(db)
  const columns = rows[0]
  if (columns === undefined || columns.replicas === null) return []
  const [seqs, hashes, digests, stamps, texts] = [
    columns.seqs.split('\n'),
    columns.hashes.split('\n'),
    columns.digests.split('\n'),
    columns.stamps.split('\n'),
    columns.bodies.split('\n'),
  ]
  return columns.replicas.split('\n').map((replica, index) => ({
    position: from + index,
    replica,
    seq: Number(seqs[index]),
    hash: hashes[index] ?? '',
    digest: digests[index] ?? '',
    receivedAt: Number(stamps[index]),
    text: texts[index] ?? '',
  }))
}
