import { expect, it } from 'vitest'
import { emptyTip, type Head } from '../log/entry.ts'
import { createAuthor } from '../suite/author.fixture.ts'
import { createHeldRuns } from './held.ts'
import { type Run, readRun } from './run.ts'
import { alreadyVetted } from './vetting.ts'
import type { Writer } from './writer.ts'

interface Log {
  readonly writer: Writer
  /** The log moves: others have brought a replica's events up to a `seq`. */
  moves(replica: string, seq: number): void
  readonly watched: boolean
}

/** A writer of a log that has what others brought, and lacks all that they did not. */
function writerOf(lacking: string): Log {
  const heads = new Map<string, Head>()
  const watchers = new Set<() => void>()
  return {
    writer: {
      tip: emptyTip,
      heads,
      async submit(runs, settled) {
        const seen = heads.has(lacking)
        settled(
          runs.map(({ replica, items, first }) =>
            seen || replica === lacking
              ? { reached: items.at(-1)?.seq ?? 0, position: 1 }
              : {
                  ...{ reached: first.seq - 1, position: 0 },
                  stop: { kind: 'missing', vector: { [lacking]: 0 } },
                },
          ),
        )
      },
      refresh: async () => undefined,
      watch(moved) {
        watchers.add(moved)
        return () => watchers.delete(moved)
      },
      idle: async () => undefined,
    },
    moves(replica, seq) {
      heads.set(replica, { seq, hash: '', position: 1 })
      for (const moved of [...watchers]) moved()
    },
    get watched() {
      return watchers.size > 0
    },
  }
}

function runOf(author: string): Run {
  const run = readRun(createAuthor(author).notes(2), alreadyVetted)
  if (!run) throw new Error('The author does not speak the protocol.')
  return run
}

it('what waits for events that somebody else brings goes on when they are there, though nothing more comes here', async () => {
  const log = writerOf('others')
  const answers: string[] = []
  const held = createHeldRuns(log.writer, ({ kind, push }) => answers.push(`${push} ${kind}`))
  await held.add(1, runOf('others'), { seq: 9, hash: '', mac: '' })
  await held.add(2, { ...runOf('own'), role: 'seller' }, undefined)
  expect(answers).toEqual(['1 held', '2 held'])
  log.moves('others', 9)
  await expect.poll(() => answers.slice(2).toSorted()).toEqual(['1 taken', '2 taken'])
  expect([held.length, log.watched]).toEqual([0, false])
})

it('what was kept aside for a socket that is gone is not looked at any more', async () => {
  const log = writerOf('others')
  const held = createHeldRuns(log.writer, () => undefined)
  await held.add(1, runOf('others'), { seq: 9, hash: '', mac: '' })
  expect(log.watched).toBe(true)
  held.close()
  expect(log.watched).toBe(false)
})

it('a member’s own events go on being theirs when they come while others’ wait for their seal', async () => {
  const submitted: Run[] = []
  const writer: Writer = {
    tip: emptyTip,
    heads: new Map(),
    async submit(runs, settled) {
      submitted.push(...runs)
      settled(runs.map(({ items }) => ({ reached: items.at(-1)?.seq ?? 0, position: 1 })))
    },
    refresh: async () => undefined,
    watch: () => () => undefined,
    idle: async () => undefined,
  }
  const answers: string[] = []
  const held = createHeldRuns(writer, ({ kind }) => answers.push(kind))
  await held.add(1, runOf('others'), { seq: 9, hash: '', mac: '' })
  await held.add(2, { ...runOf('own'), role: 'seller', rewritten: true }, undefined)
  expect(submitted).toMatchObject([{ replica: 'own', role: 'seller', rewritten: true }])
  expect(answers).toEqual(['held', 'taken'])
})
