import { describe, expect, it } from 'vitest'
import { inboxItems, isShown } from './inbox.ts'

const dot = { replica: 'a', seq: 1 }
const record = {
  ...{ stream: 'customer/c1', title: 'Eva', href: '/customers/c1' },
  ...{ waiting: 0, questions: 2, trouble: undefined },
}
const candidate = { dot, type: 'PhoneChanged', data: {} }
const rule = { kind: 'asked', types: ['PhoneChanged', 'PhoneChanged'] } as const
const conflict = { key: 'phone', question: 'Which?', rule, candidates: [candidate], standing: dot }
const flag = { rule: 'notShort', message: 'Count.', events: [] }
const status = { conflicts: [conflict], flags: [flag], trouble: undefined }
const refusal = {
  ...{ command: 'r1', commands: [], correlation: '', reason: 'No.' },
  ...{ code: 'invalid' as const, held: [] },
}

const items = inboxItems([record], () => status, [refusal])

describe('the inbox', () => {
  it('holds what was refused, then questions, then what should be looked at', () => {
    expect(items.map(({ kind }) => kind)).toEqual(['refused', 'question', 'check'])
  })

  it('can be narrowed to one kind', () => {
    const shown = (filter: Parameters<typeof isShown>[1]) =>
      items.filter((item) => isShown(item, filter, {})).map(({ kind }) => kind)
    expect(shown('all')).toHaveLength(3)
    expect(shown('question')).toEqual(['question'])
    expect(shown('check')).toEqual(['check'])
    expect(shown('later')).toEqual([])
  })

  it('shows what is put off in one place only, until something about it changes', () => {
    const [, question] = items
    if (!question) throw new Error('There is no question.')
    const putOff = { [question.id]: question.fingerprint }
    expect(isShown(question, 'all', putOff)).toBe(false)
    expect(isShown(question, 'later', putOff)).toBe(true)
    const another = { ...conflict, candidates: [candidate, { ...candidate, dot: { replica: 'b', seq: 1 } }] }
    const [now] = inboxItems([record], () => ({ ...status, conflicts: [another] }), [])
    expect(now && isShown(now, 'all', putOff)).toBe(true)
  })
})
