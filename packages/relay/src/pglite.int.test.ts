import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openPgliteFolder, shortenLog } from './log/pglite.ts'
import { createRelay } from './relay.ts'
import { notes } from './suite/notes.fixture.ts'
import { describeRelay } from './suite/relay.suite.ts'

const folders: string[] = []

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-relay-'))
  folders.push(folder)
  return folder
}

describeRelay('PGlite', async () => {
  const first = await newFolder()
  await (await createRelay({ model: notes, dataDir: first })).close()
  return {
    async firstDay() {
      const dataDir = await newFolder()
      await cp(first, dataDir, { recursive: true })
      return { dataDir }
    },
  }
})

describe('PGlite in a folder', () => {
  it('flushes what it commits, and has its write-ahead log shortened', async () => {
    const pglite = await openPgliteFolder(join(await newFolder(), 'log'))
    const { rows } = await pglite.query(
      "select name, setting from pg_settings where name in ('fsync', 'wal_sync_method')",
    )
    expect(rows).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'wal_sync_method', setting: 'fsync' },
    ])
    const aMegabyte = 1024 * 1024
    expect(await shortenLog(pglite, aMegabyte)).toBe(false)
    await pglite.exec("create table filler as select repeat('x', 1000) from generate_series(1, 5000)")
    expect(await shortenLog(pglite, aMegabyte)).toBe(true)
    expect(await shortenLog(pglite, aMegabyte)).toBe(false)
    await pglite.close()
  })
})
