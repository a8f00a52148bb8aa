import { given, subject } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { TextEdited, text } from './text.ts'

const { write, merge } = text.commands
const edited = (edit: string, merges?: string[]) =>
  TextEdited.of({ edit, update: 'AAAA', ...(merges && { merges }) })

describe('a text in the log', () => {
  it('keeps what was written once, however often it is recorded', () => {
    expect(given(text).when(write(subject, { edit: 'a', update: 'AAAA' }))).toEqual([edited('a')])
    expect(given(text, [edited('a')]).when(write(subject, { edit: 'a', update: 'AAAA' }))).toEqual([])
    expect(given(text, [edited('a'), edited('a')]).state).toEqual({
      edits: [{ edit: 'a', update: 'AAAA' }],
    })
  })

  it('keeps in place of edits the one that carries them', () => {
    const { state } = given(text, [edited('a'), edited('b'), edited('c', ['a', 'b']), edited('d')])
    expect(state.edits.map(({ edit }) => edit)).toEqual(['c', 'd'])
  })

  it('is not put together from what somebody else put together first', () => {
    const both = given(text, [edited('a'), edited('b')])
    const input = { edit: 'c', update: 'AAAA', merges: ['a', 'b'] }
    expect(both.when(merge(subject, input))).toEqual([edited('c', ['a', 'b'])])
    const already = given(text, [edited('a'), edited('b'), edited('x', ['a'])])
    expect(already.when(merge(subject, input))).toEqual([])
  })

  it('takes no update that is too long, or no base64', () => {
    const writing = (update: string) => () => given(text).when(write(subject, { edit: 'a', update }))
    expect(writing('AAAA'.repeat(50_001))).toThrow('too much text at once')
    expect(writing('<p>')).toThrow('not what the editor writes')
  })
})
