import { Kysely, sql } from 'kysely'
import { expect, it } from 'vitest'
import { createAuthor } from '../suite/author.fixture.ts'
import { createEventLog } from './event-log.ts'
import { migrate } from './migrations.ts'
import { openPgliteMemory } from './pglite.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import type { Schema } from './schema.ts'

it('a log of the first version is read, searched and gone on with by this one', async () => {
  const db = new Kysely<Schema>({ dialect: pgliteDialect(await openPgliteMemory()) })
  await migrate(db, '001-log')
  const texts = createAuthor('laptop').notes(3)
  await sql`insert into workspaces values ('w', 3, 'd3', 3000)`.execute(db)
  for (const [index, body] of texts.entries()) {
    const position = index + 1
    await sql`
      insert into events (workspace, position, replica, seq, hash, digest, received_at, body)
      values ('w', ${position}, 'laptop', ${position}, ${`h${position}`}, ${`d${position}`}, ${1000 * position}, ${body})
    `.execute(db)
  }
  await sql`insert into heads values ('w', 'laptop', 3, 'h3', 3)`.execute(db)

  await migrate(db)
  await migrate(db)
  const log = createEventLog(db, 'one')
  expect(await log.tip('w')).toEqual({ position: 3, digest: 'd3', receivedAt: 3000 })
  expect((await log.read('w', 1, 3)).map(({ text }) => text)).toEqual(texts)
  const found = await log.search('w', { stream: 'note/laptop', types: ['Noted'], order: 'newest' }, 2)
  expect(found.map(({ position }) => position)).toEqual([3, 2])
  const next = {
    replica: 'laptop',
    seq: 4,
    hash: 'h4',
    digest: 'd4',
    position: 4,
    receivedAt: 4000,
    text: '{}',
  }
  expect(await log.append('w', await log.tip('w'), [next])).toBe(true)
  expect((await log.heads('w')).get('laptop')?.seq).toBe(4)
  // Nobody knows how much it holds: it counts as holding nothing until it comes again.
  expect(await log.replicas('w')).toMatchObject([{ replica: 'laptop', position: 0, heardAt: 1 }])
  await db.destroy()
})
