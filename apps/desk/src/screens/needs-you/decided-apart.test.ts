import { type LoggedEvent, Undone, type VectorClock } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { isDecision } from './decided-apart.ts'

function phone(replica: string, seq: number, clock: VectorClock): LoggedEvent {
  const made = { replica, seq, stream: 'customer/c1', type: 'PhoneChanged', version: 1, clock } as const
  return { ...made, data: { phone: '1' }, at: 0, actor: '', command: '', correlation: '', prev: '' }
}

const ann = phone('a', 1, {})
const ben = phone('b', 1, {})

describe('a decision', () => {
  it('is a change whose author had seen two answers', () => {
    const decided = phone('a', 2, { a: 1, b: 1 })
    expect(isDecision(decided, [ann, ben, decided])).toBe(true)
    expect(isDecision(ann, [ann, ben])).toBe(false)
  })

  it('is none when one of the two was an answer to the other', () => {
    const corrected = phone('b', 2, { a: 1, b: 1 })
    const second = phone('b', 1, { a: 1 })
    expect(isDecision(corrected, [ann, second, corrected])).toBe(false)
  })

  it('is one still when an answer was given before, and taken back', () => {
    const first = phone('a', 2, { a: 1, b: 1 })
    const back: LoggedEvent = {
      ...phone('a', 3, { a: 2, b: 1 }),
      type: Undone.type,
      data: { of: { replica: 'a', seq: 2 } },
    }
    const second = phone('b', 2, { a: 3, b: 1 })
    expect(isDecision(second, [ann, ben, first, back, second])).toBe(true)
    expect(isDecision(second, [ann, ben, first, second])).toBe(false)
  })
})
