import { randomUUID } from 'node:crypto'
import { type CommittedEvent, createLedger, createProjection, type View } from '@causeway/core'
import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chainHash, nextDigest } from '../chain-hash.ts'
import type { Entry } from '../log/entry.ts'
import { createEventLog, type EventLog } from '../log/event-log.ts'
import type { Schema } from '../log/schema.ts'
import { createAuthor } from '../suite/author.fixture.ts'
import { createViewKeeper, type ViewKeeper } from './keeper.ts'
import { noteList, noteModel, otherList } from './note-views.fixture.ts'
import { replay } from './replay.ts'
import { createViewTables, type ViewTables } from './tables.ts'

/** What views must do in every database. */
export function describeViews(database: string, open: () => Promise<Kysely<Schema>>): void {
  describe(`views in ${database}`, () => {
    let db: Kysely<Schema>
    let log: EventLog
    let tables: ViewTables
    beforeAll(async () => {
      db = await open()
      log = createEventLog(db, 'one')
      tables = createViewTables(db)
    })
    afterAll(() => db.destroy())

    /** A workspace whose devices note things in some streams; the first notes in the others' too, unseen. */
    function workspaceOf(name = randomUUID()) {
      const authors = [createAuthor(`a-${name}`), createAuthor(`b-${name}`)]
      let count = 0
      return {
        name,
        async note(events: number): Promise<void> {
          const tip = await log.tip(name)
          const entries: Entry[] = []
          let { position, digest, receivedAt } = tip
          for (let index = 0; index < events; index++) {
            count += 1
            const author = authors[count % 2] ?? createAuthor('nobody')
            const stream = `${count % 5 === 0 ? 'other' : 'note'}/${(count * 7) % 13}`
            const isDropped = stream === 'note/5' && count > 200
            const text = author.note({
              ...{ stream, clock: {} },
              ...(isDropped ? { type: 'Dropped', data: {} } : { data: { text: `"${count}"\\` } }),
            })
            const hash = chainHash(text)
            receivedAt += 1000
            position += 1
            digest = nextDigest(digest, receivedAt, hash)
            entries.push({
              position,
              receivedAt,
              replica: author.replica,
              seq: author.texts.length,
              hash,
              digest,
              text,
            })
          }
          expect(await log.append(name, tip, entries)).toBe(true)
        },
      }
    }

    const keeper = (workspace: string, views: readonly View[]): ViewKeeper =>
      createViewKeeper(workspace, { model: noteModel, views, log, tables })

    async function finish(keeping: ViewKeeper): Promise<void> {
      while (await keeping.step());
    }

    async function rowsOf(workspace: string, view: string) {
      const page = await tables.read(workspace, view, '', 1000)
      return page && new Map(page.rows.map(({ stream, body }) => [stream, JSON.parse(body)]))
    }

    /** What a ledger makes of the whole log. */
    async function folded(workspace: string, view: View) {
      const entries = await log.read(workspace, 1, Number.MAX_SAFE_INTEGER)
      const ledger = createLedger(noteModel)
      ledger.commit(
        entries.map(
          ({ text, position, receivedAt }): CommittedEvent => ({ ...JSON.parse(text), position, receivedAt }),
        ),
      )
      const projection = createProjection(view)
      projection.rebuild(ledger)
      return new Map(projection.value.rows)
    }

    it('hold what a ledger makes of the whole log, and go on with it', async () => {
      const workspace = workspaceOf()
      await workspace.note(1200)
      const keeping = keeper(workspace.name, [noteList(), otherList])
      await finish(keeping)
      expect(await rowsOf(workspace.name, 'notes')).toEqual(await folded(workspace.name, noteList()))
      expect(await rowsOf(workspace.name, 'others')).toEqual(await folded(workspace.name, otherList))
      await workspace.note(40)
      await finish(keeping)
      expect(await rowsOf(workspace.name, 'notes')).toEqual(await folded(workspace.name, noteList()))
      expect(await tables.checkpoints(workspace.name)).toMatchObject([
        { name: 'notes', position: 1240, state: 'serving' },
        { name: 'others', position: 1240, state: 'serving' },
      ])
    })

    it('build a changed version beside the one that serves, behind what else serves, and then take its place', async () => {
      const workspace = workspaceOf()
      await workspace.note(1100)
      await finish(keeper(workspace.name, [noteList(1), otherList]))
      const next = keeper(workspace.name, [noteList(2), otherList])
      await next.step()
      await next.step()
      await workspace.note(100)
      await next.step()
      expect(await tables.checkpoints(workspace.name)).toMatchObject([
        { version: 1, position: 1100, state: 'serving' },
        { version: 2, position: 500, state: 'building' },
        { name: 'others', position: 1200, state: 'serving' },
      ])
      const [row] = ((await rowsOf(workspace.name, 'notes')) ?? new Map()).values()
      expect(row).toMatchObject({ version: 1 })
      await finish(next)
      expect(await tables.checkpoints(workspace.name)).toMatchObject([
        { version: 2, position: 1200, state: 'serving' },
        { name: 'others', position: 1200, state: 'serving' },
      ])
      expect(await rowsOf(workspace.name, 'notes')).toEqual(await folded(workspace.name, noteList(2)))
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from view_rows
        where workspace = ${workspace.name} and name = 'notes' and version = 1`.execute(db)
      expect(rows).toEqual([{ count: 0 }])
    })

    it('leave a newer relay’s version alone', async () => {
      const workspace = workspaceOf()
      await workspace.note(50)
      await finish(keeper(workspace.name, [noteList(2)]))
      await finish(keeper(workspace.name, [noteList(1)]))
      expect(await tables.checkpoints(workspace.name)).toMatchObject([{ version: 2, state: 'serving' }])
    })

    it('write rows and checkpoint together or not at all, and go on from the checkpoint', async () => {
      const workspace = workspaceOf()
      await workspace.note(1500)
      const keeping = keeper(workspace.name, [noteList()])
      await keeping.step()
      await keeping.step()
      // The database turns a write down, as a full disk would.
      await sql`alter table view_rows add constraint broken check (stream <> 'note/3') not valid`.execute(db)
      await expect(keeping.step()).rejects.toThrow('broken')
      expect(await tables.checkpoints(workspace.name)).toMatchObject([{ position: 500, state: 'building' }])
      await sql`alter table view_rows drop constraint broken`.execute(db)
      await finish(keeping)
      expect(await rowsOf(workspace.name, 'notes')).toEqual(await folded(workspace.name, noteList()))
    })

    it('come to the same whatever interrupts them', async () => {
      const happening = fc.oneof(
        { weight: 3, arbitrary: fc.constant('step' as const) },
        { weight: 2, arbitrary: fc.constantFrom('stop' as const, 'note' as const, 'version' as const) },
      )
      await fc.assert(
        fc.asyncProperty(fc.array(happening, { minLength: 12, maxLength: 20 }), async (happenings) => {
          const workspace = workspaceOf()
          await workspace.note(700)
          let version = 1
          let keeping = keeper(workspace.name, [noteList(version), otherList])
          for (const what of happenings) {
            if (what === 'step') await keeping.step()
            else if (what === 'note') await workspace.note(170)
            else {
              if (what === 'version') version += 1
              keeping = keeper(workspace.name, [noteList(version), otherList])
            }
          }
          await finish(keeping)
          expect(await rowsOf(workspace.name, 'notes')).toEqual(
            await folded(workspace.name, noteList(version)),
          )
          expect(await rowsOf(workspace.name, 'others')).toEqual(await folded(workspace.name, otherList))
        }),
        { numRuns: 5 },
      )
    })

    it('take nothing from a relay that does not know how far another has come', async () => {
      const workspace = workspaceOf()
      await workspace.note(100)
      await finish(keeper(workspace.name, [noteList()]))
      const late = {
        ...{ workspace: workspace.name, views: [noteList()], from: 0, to: 50, digest: 'd' },
        rows: [{ view: 'notes', stream: 'note/3', body: '{"text":"late"}' }],
      }
      expect(await tables.advance(late)).toEqual([])
      expect(await tables.checkpoints(workspace.name)).toMatchObject([{ position: 100 }])
      expect(await rowsOf(workspace.name, 'notes')).toEqual(await folded(workspace.name, noteList()))
    })

    it('two relays that keep one view do not get into each other’s way', async () => {
      const workspace = workspaceOf()
      await workspace.note(1300)
      const [one, two] = [keeper(workspace.name, [noteList()]), keeper(workspace.name, [noteList()])]
      for (let round = 0; round < 4; round++) await Promise.all([one.step(), two.step()])
      await workspace.note(30)
      await Promise.all([finish(one), finish(two)])
      expect(await rowsOf(workspace.name, 'notes')).toEqual(await folded(workspace.name, noteList()))
    })

    it('begin anew when they are of another log', async () => {
      const workspace = workspaceOf()
      await workspace.note(60)
      await finish(keeper(workspace.name, [noteList()]))
      await sql`update events set digest = 'other' where workspace = ${workspace.name} and position = 60`.execute(
        db,
      )
      await sql`update workspaces set digest = 'other' where id = ${workspace.name}`.execute(db)
      await sql`update view_rows set body = '{}' where workspace = ${workspace.name}`.execute(db)
      await finish(keeper(workspace.name, [noteList()]))
      expect(await rowsOf(workspace.name, 'notes')).toEqual(await folded(workspace.name, noteList()))
    })

    it('leave nothing behind when a workspace is forgotten', async () => {
      const workspace = workspaceOf()
      await workspace.note(60)
      const keeping = keeper(workspace.name, [noteList()])
      await keeping.step()
      await keeping.step()
      await log.forget(workspace.name)
      await finish(keeping)
      expect(await tables.checkpoints(workspace.name)).toEqual([])
      const { rows } = await sql`select 1 from view_rows where workspace = ${workspace.name}`.execute(db)
      expect(rows).toEqual([])
    })

    it('are replayed from all of a log, or from what a query finds in it', async () => {
      const workspace = workspaceOf()
      await workspace.note(300)
      const definitions = { model: noteModel, views: [noteList()] }
      const whole = await replay(log, definitions, { workspace: workspace.name, view: 'notes' })
      expect(whole.events).toBe(300)
      expect(new Map([...whole.rows].map(([stream, body]) => [stream, JSON.parse(body)]))).toEqual(
        await folded(workspace.name, noteList()),
      )
      const one = await replay(log, definitions, {
        ...{ workspace: workspace.name, view: 'notes' },
        query: { stream: 'note/3', types: ['Noted'] },
      })
      expect([...one.rows.keys()]).toEqual(['note/3'])
      const entries = await log.read(workspace.name, 1, 300)
      expect(one.events).toBe(
        entries.filter(({ text }) => text.includes('"note/3"') && text.includes('"Noted"')).length,
      )
      const since = await replay(log, definitions, {
        ...{ workspace: workspace.name, view: 'notes' },
        query: { after: 100, before: 201 },
      })
      expect(since.events).toBe(100)
    })
  })
}
