import { describe, expect, it } from 'vitest'
import type { EventDraft } from '../model/event.ts'
import { handwritten } from './handwritten.fixture.ts'
import { createLedger } from './ledger.ts'
import { conflictMatrix, type MatrixEntry } from './matrix.ts'
import { anyDrafts, specimenModel } from './specimen.fixture.ts'

const entries = conflictMatrix(specimenModel)

function entryFor(a: EventDraft, b: EventDraft): MatrixEntry | undefined {
  return entries.find((entry) => [entry.a, entry.b].sort().join() === [a.type, b.type].sort().join())
}

/** What folding did when the two were recorded apart: the rule that spoke, or `undefined` when none did. */
function spoken(a: EventDraft, b: EventDraft): string | undefined {
  const ledger = createLedger(specimenModel)
  const { write, commit } = handwritten()
  const [first, second] = commit(write('a', 'A', 1, a), write('b', 'B', 2, b))
  if (!first || !second) throw new Error('Two were committed.')
  ledger.commit([first, second])
  return (ledger.judgement(first).rule ?? ledger.judgement(second).rule)?.kind
}

describe('the conflict matrix', () => {
  it('has each pair of types once', () => {
    const types = [...new Set(anyDrafts.map(({ type }) => type))]
    expect(entries).toHaveLength((types.length * (types.length + 1)) / 2)
    for (const a of anyDrafts) for (const b of anyDrafts) expect(entryFor(a, b)?.because).toBeTruthy()
  })

  it('says what folding does, or that two types never meet', () => {
    for (const a of anyDrafts) {
      for (const b of anyDrafts) {
        const kind = spoken(a, b)
        // Rivals on different lines or fields do not meet, and equal answers raise no question.
        if (kind === undefined) continue
        expect(entryFor(a, b)?.outcome).toBe(kind)
      }
    }
  })

  it('lets types that concern different things stand beside each other', () => {
    const apart = entries.filter(({ outcome }) => outcome === 'apart')
    for (const { a, b } of apart) {
      const [first] = anyDrafts.filter(({ type }) => type === a)
      const [second] = anyDrafts.filter(({ type }) => type === b)
      if (first && second) expect(spoken(first, second)).toBeUndefined()
    }
    expect(apart.length).toBeGreaterThan(0)
  })
})
