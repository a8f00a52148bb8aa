import { hybridTime, type JudgedEvent } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { writingTogether } from './writing.ts'

const minute = 60_000

/** An edit of the notes, so many minutes after the first. */
function edited(actor: string, seq: number, minutes: number, more: object = {}): JudgedEvent {
  return {
    event: {
      ...{ replica: actor, seq, stream: 'text/notes', type: 'TextEdited', version: 1, actor, clock: {} },
      data: { edit: `${actor}${seq}`, update: 'AAAA', ...more },
      ...{ at: hybridTime(1_700_000_000_000 + minutes * minute), command: '', correlation: '', prev: '' },
    },
    judgement: { verdict: 'applied', rivals: [] },
  }
}

/** Who wrote, and which edits one entry stands for. */
const told = (history: readonly JudgedEvent[]) =>
  writingTogether(history).map(({ event, writing }) => [
    event.actor,
    writing?.edits.slice(writing.from, writing.to).map(({ edit }) => edit),
  ])

describe('writing in a history', () => {
  it('is one entry until there is a pause', () => {
    expect(
      told([edited('Ann', 1, 0), edited('Ann', 2, 4), edited('Ann', 3, 8), edited('Ann', 4, 20)]),
    ).toEqual([
      ['Ann', ['Ann1', 'Ann2', 'Ann3']],
      ['Ann', ['Ann4']],
    ])
  })

  it('is an entry for each author', () => {
    expect(
      told([edited('Ann', 1, 0), edited('Ben', 1, 1), edited('Ben', 2, 2), edited('Ann', 2, 3)]),
    ).toEqual([
      ['Ann', ['Ann1']],
      ['Ben', ['Ben1', 'Ben2']],
      ['Ann', ['Ann2']],
    ])
  })

  it('leaves out what only keeps the text small', () => {
    const tidied = edited('Ben', 1, 1, { merges: ['Ann1'] })
    expect(told([edited('Ann', 1, 0), tidied]).map(([actor]) => actor)).toEqual(['Ann'])
    expect(told([tidied])).toEqual([])
  })
})
