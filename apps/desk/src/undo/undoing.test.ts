import { order } from '@causeway/shop'
import { text } from '@causeway/text'
import { describe, expect, it } from 'vitest'
import { newlyDone, wentOn } from './use-undoing.ts'

const payed = { payment: 'p', amount: 350, tender: 'cash' } as const
const entry = (command: string) => ({ command, commands: [] })

describe('what was newly done', () => {
  it('is the last step, when it was not the last one before', () => {
    expect(newlyDone({}, { undo: entry('a') })).toEqual(entry('a'))
    expect(newlyDone({ undo: entry('a') }, { undo: entry('b') })).toEqual(entry('b'))
    expect(newlyDone({ undo: entry('a') }, { undo: entry('a') })).toBeUndefined()
  })

  it('puts an end to the offer to undo what was before it, unless it can be undone itself', () => {
    const payment = { command: 'p', commands: [order.commands.recordPayment('o', payed)] }
    const writing = { command: 'w', commands: [text.commands.write('t', { edit: 'e', update: 'AAAA' })] }
    expect(wentOn({ undo: entry('a') }, { undo: entry('a'), latest: payment })).toBe(true)
    expect(wentOn({ latest: payment }, { undo: entry('a'), latest: payment })).toBe(false)
    expect(wentOn({}, { undo: payment, latest: payment })).toBe(false)
    expect(wentOn({}, { undo: entry('a'), latest: writing })).toBe(false)
  })

  it('is nothing when a step was taken back', () => {
    expect(newlyDone({ undo: entry('b') }, { undo: entry('a'), redo: entry('undo b') })).toBeUndefined()
  })
})
