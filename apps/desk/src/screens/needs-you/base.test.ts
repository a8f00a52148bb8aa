import type { LoggedEvent, VectorClock } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { baseOf } from './base.ts'

function recorded(
  replica: string,
  seq: number,
  type: string,
  data: unknown,
  clock: VectorClock,
): LoggedEvent {
  const made = { replica, seq, stream: 'customer/c1', type, version: 1, data, clock } as const
  return { ...made, at: seq, actor: '', command: '', correlation: '', prev: '' }
}

const registered = recorded('a', 1, 'CustomerRegistered', { name: 'Eva', phone: '1' }, {})
const ann = recorded('a', 2, 'PhoneChanged', { phone: '2' }, { a: 1 })
const ben = recorded('b', 1, 'PhoneChanged', { phone: '3' }, { a: 1 })
const sides = [ann, ben].map(({ replica, seq, type, data }) => ({ dot: { replica, seq }, type, data }))

describe('what was before the answers to a question', () => {
  it('is what all who answered had seen, also where it was said with something else', () => {
    expect(baseOf('c1', sides, [registered, ann, ben])).toBe('1')
  })

  it('leaves out what only one of them had seen', () => {
    const later = recorded('b', 1, 'PhoneChanged', { phone: '3' }, { a: 3 })
    const between = recorded('a', 3, 'CustomerRenamed', { name: 'Eva H.' }, { a: 2 })
    expect(baseOf('c1', sides, [registered, between, ann, later])).toBe('1')
  })

  it('is empty where there was nothing', () => {
    expect(baseOf('c1', sides, [recorded('a', 1, 'CustomerRegistered', { name: 'Eva' }, {}), ann, ben])).toBe(
      '',
    )
  })
})
