import type { PGlite } from '@electric-sql/pglite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'

/** Kysely over PGlite: PostgreSQL's dialect, on the one connection there is. */
export function pgliteDialect(pglite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () => pgliteDriver(pglite),
  }
}

function pgliteDriver(pglite: PGlite): Driver {
  const prepared = new Map<string, Promise<string>>()
  let count = 0

  /** The name under which a statement was prepared; planning an append takes longer than doing it. */
  function nameOf(sql: string): Promise<string> {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    count += 1
    const name = `statement_${count}`
    const preparing = pglite.exec(`prepare ${name} as ${sql}`).then(() => name)
    prepared.set(sql, preparing)
    preparing.catch(() => prepared.delete(sql))
    return preparing
  }

  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery) {
      const statement =
        parameters.length === 0 ? sql : `execute ${await nameOf(sql)}(${parameters.map(literal).join(', ')})`
      const { rows, affectedRows } = await pglite.query<R>(statement)
      return { rows, ...(affectedRows !== undefined && { numAffectedRows: BigInt(affectedRows) }) }
    },
    streamQuery() {
      throw new Error('PGlite has no cursors.')
    },
  }
  const run = async (sql: string) => void (await connection.executeQuery(CompiledQuery.raw(sql)))
  // Whoever holds the connection may be in a transaction, so it is lent out in turn.
  let turn: Promise<void> = Promise.resolve()
  let release = () => {}
  return {
    init: async () => {},
    async acquireConnection() {
      const before = turn
      const { promise, resolve } = deferred()
      turn = promise
      await before
      release = resolve
      return connection
    },
    releaseConnection: async () => release(),
    beginTransaction: () => run('begin'),
    commitTransaction: () => run('commit'),
    rollbackTransaction: () => run('rollback'),
    destroy: () => pglite.close(),
  }
}

/** A value as an untyped literal, which takes the type of the parameter it stands for. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'object') throw new TypeError('Parameters are texts, numbers and truth values.')
  return `'${String(value).replaceAll("'", "''")}'`
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
