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

/** Every change of the tables, in the order of their names. One that was released is never edited. */
const migrations: Readonly<Record<string, Migration>> = { '001-log': log, '002-queries': queries }

/**
 * Brings a database to this version's tables, or only up to a migration, for tests. Several relays may start at once:
 * they take turns. Throws.
 */
export async function migrate<Tables>(db: Kysely<Tables>, upTo?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo))
  if (error !== undefined) throw error
}
