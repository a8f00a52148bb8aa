import { type Kysely, type Migration, Migrator, sql } from 'kysely'
import { field } from './fields.ts'

const log: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('workspaces')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('received_at', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('events')
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('replica', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('received_at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('events_by_position', ['workspace', 'position'])
      .addUniqueConstraint('events_by_dot', ['workspace', 'replica', 'seq'])
      .execute()
    await db.schema
      .createTable('heads')
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('replica', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('heads_by_replica', ['workspace', 'replica'])
      .execute()
    await db.schema
      .createTable('secrets')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute()
  },
}

/** What queries look for, read from the events' own texts: nothing is stored twice, and no row is changed. */
const queries: Migration = {
  async up(db: Kysely<unknown>) {
    for (const name of ['stream', 'type', 'correlation'] as const) {
      const index = sql.ref(`events_by_${name}`)
      await sql`create index ${index} on events (workspace, (${field(name)}), position)`.execute(db)
    }
  },
}

const views: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('views')
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('views_by_name', ['workspace', 'name', 'version'])
      .execute()
    await db.schema
      .createTable('view_rows')
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addColumn('stream', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('view_rows_by_stream', ['workspace', 'name', 'version', 'stream'])
      .execute()
  },
}

/**
 * How far each device holds the log. Those that wrote before anybody asked count as holding nothing, until they come
 * again or are given up.
 */
const replicas: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('replicas')
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('replica', 'text', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('heard_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('replicas_by_id', ['workspace', 'replica'])
      .execute()
    // A hybrid stamp is milliseconds times 2048; the relay's own replica is nobody's device.
    await sql`
      insert into replicas (workspace, replica, actor, position, heard_at)
      select heads.workspace, heads.replica, ${field('actor')}, 0, events.received_at / 2048
      from heads join events on events.workspace = heads.workspace and events.position = heads.position
      where ${field('actor')} <> 'relay'`.execute(db)
  },
}

/** Every change of the tables, in the order of their names. One that was released is never edited. */
const migrations: Readonly<Record<string, Migration>> = {
  '001-log': log,
  '002-queries': queries,
  '003-views': views,
  '004-replicas': replicas,
}

/**
 * Brings a database to this version's tables, or only up to a migration, for tests. Several relays may start at once:
 * they take turns. Throws.
 */
export async function migrate<Tables>(db: Kysely<Tables>, upTo?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo))
  if (error !== undefined) throw error
}
