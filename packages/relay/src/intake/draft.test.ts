import { expect, it } from 'vitest'
import { emptyTip } from '../log/entry.ts'
import { createAuthor } from '../suite/author.fixture.ts'
import { Draft } from './draft.ts'
import { readRun } from './run.ts'
import { alreadyVetted } from './vetting.ts'

/** The log that a relay makes of two events at a time, having lost whatever it had. */
async function logMadeAt(now: number): Promise<Draft> {
  const draft = new Draft({
    ...{ tip: emptyTip, heads: new Map(), now: () => now },
    find: async () => undefined,
    endOf: async () => 0,
    hasFact: async () => false,
  })
  const run = readRun(createAuthor('laptop').notes(2), alreadyVetted)
  if (!run) throw new Error('The author does not speak the protocol.')
  await draft.admit([run])
  return draft
}

it('a relay that lost its log and is given the same events again has another digest at each position', async () => {
  const [before, after] = [await logMadeAt(1_790_000_000_000), await logMadeAt(1_790_000_500_000)]
  expect(after.entries.map(({ text }) => text)).toEqual(before.entries.map(({ text }) => text))
  for (const [index, { digest }] of before.entries.entries()) {
    expect(after.entries[index]?.digest).not.toBe(digest)
  }
  expect((await logMadeAt(1_790_000_000_000)).tip).toEqual(before.tip)
})
