import { expect, it } from 'vitest'
import { emptyTip } from '../log/entry.ts'
import { createAuthor } from '../suite/author.fixture.ts'
import { createHeldRuns } from './held.ts'
import { type Run, readRun } from './run.ts'
import { alreadyVetted } from './vetting.ts'
import type { Writer } from './writer.ts'

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
    idle: async () => undefined,
  }
  const answers: string[] = []
  const held = createHeldRuns(writer, ({ kind }) => answers.push(kind))
  const read = (author: string): Run => {
    const run = readRun(createAuthor(author).notes(2), alreadyVetted)
    if (!run) throw new Error('The author does not speak the protocol.')
    return run
  }
  await held.add(1, read('others'), { seq: 9, hash: '', mac: '' })
  await held.add(2, { ...read('own'), role: 'seller', rewritten: true }, undefined)
  expect(submitted).toMatchObject([{ replica: 'own', role: 'seller', rewritten: true }])
  expect(answers).toEqual(['held', 'taken'])
})
