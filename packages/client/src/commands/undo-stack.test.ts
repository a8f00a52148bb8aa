import { describe, expect, it } from 'vitest'
import type { ReceiptRecord } from '../store/database.ts'
import { stepsOf } from './undo-stack.ts'

const did = (command: string, more: Partial<ReceiptRecord> = {}): ReceiptRecord => ({
  ...{ command, commands: [], correlation: command, events: [], actor: 'Ann', at: 0 },
  ...more,
})
const undid = (command: string, undoes: string) => did(command, { undoes })
const steps = (...receipts: ReceiptRecord[]) => {
  const { undo, redo } = stepsOf(receipts)
  return [undo?.command, redo?.command]
}

describe('steps back and forward', () => {
  it('begin with the newest', () => {
    expect(steps()).toEqual([undefined, undefined])
    expect(steps(did('a'), did('b'))).toEqual(['b', undefined])
  })

  it('go back one by one, and forward again the same way', () => {
    const back = [did('a'), did('b'), undid('-b', 'b'), undid('-a', 'a')]
    expect(steps(...back)).toEqual([undefined, '-a'])
    expect(steps(...back, undid('--a', '-a'))).toEqual(['--a', '-b'])
    expect(steps(...back, undid('--a', '-a'), undid('--b', '-b'))).toEqual(['--b', undefined])
  })

  it('lead nowhere forward once something new was done', () => {
    expect(steps(did('a'), undid('-a', 'a'), did('b'))).toEqual(['b', undefined])
  })

  it('pass over what was refused', () => {
    const refusal = { code: 'invalid' as const, message: 'No.', at: 0 }
    expect(steps(did('a'), did('b', { refusal }))).toEqual(['a', undefined])
  })

  it('may take back an older one first', () => {
    expect(steps(did('a'), did('b'), undid('-a', 'a'))).toEqual(['b', '-a'])
  })
})
