import { describe, expect, it } from 'vitest'
import { newlyDone } from './use-undoing.ts'

const entry = (command: string) => ({ command, commands: [] })

describe('what was newly done', () => {
  it('is the last step, when it was not the last one before', () => {
    expect(newlyDone({}, { undo: entry('a') })).toEqual(entry('a'))
    expect(newlyDone({ undo: entry('a') }, { undo: entry('b') })).toEqual(entry('b'))
    expect(newlyDone({ undo: entry('a') }, { undo: entry('a') })).toBeUndefined()
  })

  it('is nothing when a step was taken back', () => {
    expect(newlyDone({ undo: entry('b') }, { undo: entry('a'), redo: entry('undo b') })).toBeUndefined()
  })
})
