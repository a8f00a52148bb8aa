import type { LoggedEvent } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import type { Names } from '../../words/names.ts'
import { sidesOf } from './sides.ts'

const named = (words: string) => () => words
const names: Names = {
  ...{ record: 'Eva', currency: 'EUR', product: named(''), customer: named('') },
  ...{ order: named(''), line: named(''), priceList: () => 'Trade', location: named('') },
}
const reader = { actor: 'Ann', replica: 'aaaa', now: 0 }

function phone(actor: string, replica: string, seq = 1): LoggedEvent {
  const made = { replica, seq, stream: 'customer/c1', type: 'PhoneChanged', version: 1 } as const
  const data = { phone: `${replica}${seq}` }
  return { ...made, data, clock: {}, at: 0, actor, command: '', correlation: '', prev: '' }
}

/** Titles and buttons of the answers that changes give. */
function shown(...events: readonly LoggedEvent[]) {
  const candidates = events.map(({ replica, seq, type, data }) => ({ dot: { replica, seq }, type, data }))
  const [first] = candidates
  if (!first) throw new Error('A question has answers.')
  const rule = { kind: 'asked', types: ['PhoneChanged', 'PhoneChanged'] } as const
  const conflict = { key: 'phone', question: 'Which?', rule, candidates, standing: first.dot }
  const byDot = new Map(events.map((event) => [`${event.replica}:${event.seq}`, event]))
  const sides = sidesOf('customer', 'c1', conflict, byDot, names, reader)
  return sides.map(({ title, keep }) => [title, keep])
}

describe('the answers to a question', () => {
  it('are mine and theirs', () => {
    expect(shown(phone('Ann', 'aaaa'), phone('Ben', 'bbbb'))).toEqual([
      ['You', 'Keep mine'],
      ['Ben', 'Keep theirs'],
    ])
  })

  it('are told apart by the device where one person gave both', () => {
    expect(shown(phone('Ann', 'aaaa'), phone('Ann', 'bbbb'))).toEqual([
      ['This device', 'Keep mine'],
      ['Device BBBB', 'Keep theirs'],
    ])
  })

  it('are named one by one where there are more than two, or none is mine', () => {
    expect(
      shown(phone('Ann', 'aaaa'), phone('Ben', 'bbbb'), phone('Eva', 'cccc')).map(([, keep]) => keep),
    ).toEqual(['Keep mine', 'Keep this', 'Keep this'])
    expect(shown(phone('Ben', 'bbbb'), phone('Eva', 'cccc')).map(([, keep]) => keep)).toEqual([
      'Keep this',
      'Keep this',
    ])
  })
})
