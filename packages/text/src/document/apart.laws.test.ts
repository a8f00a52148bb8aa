import { type LoggedEvent, streamId } from '@causeway/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TextEdit, TextEdited, type TextState, text } from '../log/text.ts'
import { mergingOf } from './compaction.ts'
import { plainText } from './plain-text.ts'
import { documentOf } from './read.ts'
import { writer } from './writing.fixture.ts'

const words = fc.stringMatching(/^[a-z]{3,8}$/)
/** What one device types while it hears nobody: runs of words in one of three paragraphs. */
const alone = fc.array(
  fc.record({ words: fc.array(words, { minLength: 1, maxLength: 4 }), paragraph: fc.nat(2) }),
  {
    minLength: 1,
    maxLength: 8,
  },
)

// Many histories on a machine that others use too.
const patience = 60_000

describe('what many write apart for long', () => {
  it(
    'is all there afterwards, the same in every order, and no run of words is torn apart',
    () => {
      const devices = fc.array(alone, { minLength: 2, maxLength: 4 })
      fc.assert(
        fc.property(devices, fc.nat(), (branches, seed) => {
          const before = writer()
          const base = ['one:', 'two:', 'three:'].map((line) => before.types(line))
          const runs: string[] = []
          const edits = branches.flatMap((stretches, device) => {
            const { types } = writer(base)
            return stretches.map(({ words, paragraph }, nth) => {
              const run = ` <${device}.${nth} ${words.join(' ')}>`
              runs.push(run)
              return types(run, paragraph)
            })
          })
          const merged = plainText(documentOf([...base, ...edits]))
          expect(plainText(documentOf(shuffled([...edits, ...base], seed)))).toBe(merged)
          for (const run of runs) expect(merged).toContain(run)
        }),
        { numRuns: 60 },
      )
    },
    patience,
  )

  it(
    'is the same document when two devices put it together apart',
    () => {
      fc.assert(
        fc.property(fc.array(words, { minLength: 70, maxLength: 90 }), fc.nat(20), (typed, unheard) => {
          const base = writer().types('base')
          const devices = [writer([base]), writer([base])]
          const edits = typed.flatMap((word, at) => devices[at % 2]?.types(word) ?? [])
          const held = [base, ...edits]
          // The second has not heard of the last few, and both put together what they have.
          const mergings = [held, held.slice(0, held.length - unheard)].map((edits) =>
            mergingOf(edits, documentOf(edits)),
          )
          const log = mergings.flatMap((merging, at) => (merging ? [{ edit: `m${at}`, ...merging }] : []))
          const folded = fold([...held, ...log])
          expect(folded.length).toBeLessThan(held.length)
          expect(plainText(documentOf(folded))).toBe(plainText(documentOf(held)))
        }),
        { numRuns: 15 },
      )
    },
    patience,
  )
})

/** What the log's fold keeps of edits in this order. */
function fold(edits: readonly (TextEdit & { readonly merges?: readonly string[] })[]): readonly TextEdit[] {
  const evolve = (state: TextState, data: unknown, at: number) =>
    text.evolve(state, TextEdited.type, data, eventOf(at + 1))
  return edits.reduce(evolve, text.initialState).edits
}

function eventOf(seq: number): LoggedEvent {
  const who = { actor: 'Ann', command: `c${seq}`, correlation: `c${seq}`, prev: '' }
  const stream = streamId(text.name, 't')
  return {
    replica: 'a',
    seq,
    stream,
    type: TextEdited.type,
    version: 1,
    data: {},
    clock: {},
    at: seq,
    ...who,
  }
}

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  let state = seed
  const left = [...items]
  const order: T[] = []
  while (left.length > 0) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    order.push(...left.splice(state % left.length, 1))
  }
  return order
}
