import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import type { Logger } from 'pino'
import { RelayStartError, reasonOf } from '../start-error.ts'
import { migrate } from './migrations.ts'
import { keepLogShort, openPgliteFolder, openPgliteMemory } from './pglite.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import type { Schema } from './schema.ts'

/**
 * Opens the log in a folder of its own, creating it when absent. It is made beside its place and moved there whole,
 * so that a process killed in its first seconds leaves no half-made log behind.
 */
export async function openFolderDatabase(dataDir: string, logger: Logger): Promise<Kysely<Schema>> {
  const folder = join(dataDir, 'log')
  try {
    if (!existsSync(folder)) {
      const fresh = join(dataDir, 'log.new')
      await rm(fresh, { recursive: true, force: true })
      await (await openPgliteFolder(fresh)).close()
      await rename(fresh, folder)
    }
    const pglite = await openPgliteFolder(folder)
    const db = await migrated(new Kysely<Schema>({ dialect: pgliteDialect(pglite) }))
    keepLogShort(pglite, (error) => logger.error({ err: error }, 'no checkpoint could be made'))
    return db
  } catch (error) {
    throw new RelayStartError(
      'folder-unusable',
      `The log in ${folder} cannot be opened (${reasonOf(error)}).`,
      error,
    )
  }
}

/** Opens an empty log in memory, which goes with the process: for tests. */
export async function openMemoryDatabase(): Promise<Kysely<Schema>> {
  return migrated(new Kysely<Schema>({ dialect: pgliteDialect(await openPgliteMemory()) }))
}

/** Opens the log on a PostgreSQL server. */
export async function openPostgresDatabase(
  connectionString: string,
  logger: Logger,
): Promise<Kysely<Schema>> {
  const pool = new Pool({
    connectionString,
    max: 8,
    connectionTimeoutMillis: 5000,
    // Positions and stamps are safe integers.
    types: {
      getTypeParser: (id, format) => (id === types.builtins.INT8 ? Number : types.getTypeParser(id, format)),
    },
  })
  // An idle connection the server closed; the next query opens another, and fails on its own if it cannot.
  pool.on('error', (error) => logger.warn({ reason: error.message }, 'lost an idle database connection'))
  try {
    return await migrated(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }))
  } catch (error) {
    throw new RelayStartError('database-unusable', `The database cannot be used (${reasonOf(error)}).`, error)
  }
}

async function migrated(db: Kysely<Schema>): Promise<Kysely<Schema>> {
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}
