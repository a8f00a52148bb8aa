import { type Kysely, sql } from 'kysely'
import { field, written } from '../log/fields.ts'
import type { Schema } from '../log/schema.ts'
import { type LaneEvent, type LaneRow, laneEvent } from './lane.ts'

/** One version of a view in a workspace, and how far it has come. */
export interface Checkpoint {
  readonly name: string
  readonly version: number
  /** Everything up to here is in its rows. */
  readonly position: number
  /** The log's digest there. */
  readonly digest: string
  /** Being built beside the one that serves; served to readers; no longer wanted, and being deleted. */
  readonly state: 'building' | 'serving' | 'retired'
}

/** Rows to put into views that are at one position, and where they are then. */
export interface Advance {
  readonly workspace: string
  readonly views: readonly Pick<Checkpoint, 'name' | 'version'>[]
  readonly from: number
  readonly to: number
  readonly digest: string
  readonly rows: readonly LaneRow[]
}

/** A page of the version that serves. */
export interface ViewPage extends Pick<Checkpoint, 'version' | 'position'> {
  readonly rows: readonly { readonly stream: string; readonly body: string }[]
}

/** The tables that views fill. */
export interface ViewTables {
  /** Where a workspace's log ends; nothing when there is none. */
  end(workspace: string): Promise<{ readonly position: number; readonly digest: string } | undefined>
  workspaces(): Promise<readonly string[]>
  checkpoints(workspace: string): Promise<readonly Checkpoint[]>
  /** Begins a version of a view, without rows. */
  begin(workspace: string, view: Pick<Checkpoint, 'name' | 'version'>): Promise<void>
  /**
   * Writes rows and checkpoint, both or neither, of those views that are where they were thought to be: answers with
   * their names. Another relay may have moved the others.
   */
  advance(advance: Advance): Promise<readonly string[]>
  /** Lets a version serve, and retires those before it. */
  serve(workspace: string, view: Pick<Checkpoint, 'name' | 'version'>): Promise<void>
  retire(workspace: string, view: Pick<Checkpoint, 'name' | 'version'>): Promise<void>
  /** Deletes some rows of a version, and the version itself once there are none; true when it is gone. */
  clear(workspace: string, view: Pick<Checkpoint, 'name' | 'version'>): Promise<boolean>
  /** Rows of the version that serves, by stream, after one of them. */
  read(workspace: string, name: string, after: string, most: number): Promise<ViewPage | undefined>
  /** All events of some streams up to a position, in order. */
  histories(workspace: string, streams: readonly string[], upTo: number): Promise<readonly LaneEvent[]>
}

/** Rows deleted in one statement: what others wait for is over soon. */
const clearedAtOnce = 2000

/** The tables in a database that was migrated. Columns travel as one text each, as in the log's append. */
export function createViewTables(db: Kysely<Schema>): ViewTables {
  return {
    end: (workspace) =>
      db
        .selectFrom('workspaces')
        .select(['position', 'digest'])
        .where('id', '=', workspace)
        .executeTakeFirst(),

    async workspaces() {
      const rows = await db.selectFrom('workspaces').select('id').execute()
      return rows.map(({ id }) => id)
    },

    checkpoints: (workspace) =>
      db
        .selectFrom('views')
        .select(['name', 'version', 'position', 'digest', 'state'])
        .where('workspace', '=', workspace)
        .orderBy('name')
        .orderBy('version')
        .execute(),

    async begin(workspace, { name, version }) {
      // The workspace is held on to, so that one that is just being deleted does not leave a view behind.
      await sql`
        insert into views (workspace, name, version, position, digest, state)
        select id, ${name}, ${version}::bigint, 0, '', 'building' from workspaces where id = ${workspace} for key share
        on conflict do nothing`.execute(db)
    },

    async advance({ workspace, views, from, to, digest, rows }) {
      const versions = new Map(views.map(({ name, version }) => [name, version]))
      const kept = rows.filter(({ body }) => body !== null)
      const gone = rows.filter(({ body }) => body === null)
      const versionOf = ({ view }: LaneRow) => versions.get(view) ?? 0
      const { rows: moved } = await sql<{ name: string }>`
        with moved as (
          update views set position = ${to}::bigint, digest = ${digest}
          from unnest(
            ${column(views, ({ name }) => name)}, ${column(views, ({ version }) => version)}
          ) as wanted (name, version)
          where workspace = ${workspace} and position = ${from}::bigint
            and views.name = wanted.name and views.version = wanted.version::bigint
          returning views.workspace, views.name, views.version
        ), written as (
          insert into view_rows (workspace, name, version, stream, body)
          select moved.workspace, moved.name, moved.version, r.stream, r.body
          from moved join unnest(
            ${column(kept, ({ view }) => view)}, ${column(kept, versionOf)},
            ${column(kept, ({ stream }) => written(stream))}, ${column(kept, ({ body }) => body ?? '')}
          ) as r (name, version, stream, body) on r.name = moved.name and r.version::bigint = moved.version
          on conflict (workspace, name, version, stream) do update set body = excluded.body
        ), taken_out as (
          delete from view_rows using moved, unnest(
            ${column(gone, ({ view }) => view)}, ${column(gone, ({ stream }) => written(stream))}
          ) as r (name, stream)
          where view_rows.workspace = moved.workspace and view_rows.name = moved.name
            and view_rows.version = moved.version and r.name = moved.name and view_rows.stream = r.stream
        )
        select name from moved`.execute(db)
      return moved.map(({ name }) => name)
    },

    async serve(workspace, { name, version }) {
      await sql`
        update views set state = case when version = ${version}::bigint then 'serving' else 'retired' end
        where workspace = ${workspace} and name = ${name} and version <= ${version}::bigint`.execute(db)
    },

    async retire(workspace, { name, version }) {
      await db
        .updateTable('views')
        .set({ state: 'retired' })
        .where('workspace', '=', workspace)
        .where('name', '=', name)
        .where('version', '=', version)
        .execute()
    },

    async clear(workspace, { name, version }) {
      const { rows } = await sql<{ stream: string }>`
        delete from view_rows
        where workspace = ${workspace} and name = ${name} and version = ${version}::bigint and stream in (
          select stream from view_rows
          where workspace = ${workspace} and name = ${name} and version = ${version}::bigint
          limit ${clearedAtOnce}::bigint
        )
        returning ''`.execute(db)
      if (rows.length === clearedAtOnce) return false
      await db
        .deleteFrom('views')
        .where('workspace', '=', workspace)
        .where('name', '=', name)
        .where('version', '=', version)
        .execute()
      return true
    },

    async read(workspace, name, after, most) {
      const serving = await db
        .selectFrom('views')
        .select(['version', 'position'])
        .where('workspace', '=', workspace)
        .where('name', '=', name)
        .where('state', '=', 'serving')
        .executeTakeFirst()
      if (!serving) return undefined
      const rows = await db
        .selectFrom('view_rows')
        .select(['stream', 'body'])
        .where('workspace', '=', workspace)
        .where('name', '=', name)
        .where('version', '=', serving.version)
        .where('stream', '>', written(after))
        .orderBy('stream')
        .limit(sql<number>`${most}::bigint`)
        .execute()
      return { ...serving, rows }
    },

    async histories(workspace, streams, upTo) {
      const { rows } = await sql<Omit<LaneEvent, 'stream'>>`
        select position, received_at as "receivedAt", body as text
        from events
        where workspace = ${workspace} and position <= ${upTo}::bigint
          and ${field('stream')} = any(${column(streams, written)})
        order by position`.execute(db)
      return rows.map(laneEvent)
    },
  }
}

/** A value of each item as one parameter: none holds a line break, and none is empty. */
function column<T>(items: readonly T[], value: (item: T) => string | number) {
  const lines = items.map(value).join('\n')
  return sql`string_to_array(${lines}, E'\n')`
}
