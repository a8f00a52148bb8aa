import { describe, expect, it } from 'vitest'
import { hybridTime } from '../causality/hybrid-clock.ts'
import type { LoggedEvent } from '../model/envelope.ts'
import { type LogQuery, matchesQuery, nextQuery } from './query.ts'

const committed: LoggedEvent = {
  ...{ replica: 'A', seq: 3, stream: 'order/o-1', type: 'LineAdded', version: 1, data: {}, clock: {} },
  ...{ at: hybridTime(5000) + 7, actor: 'Ann', command: 'c3', correlation: 'c1', prev: '' },
  ...{ position: 12, receivedAt: hybridTime(4000) },
}
const { position: _position, receivedAt: _receivedAt, ...pending } = committed

const finds = (query: LogQuery, event: LoggedEvent = committed) => matchesQuery(query, event)

describe('a query', () => {
  it('that asks nothing finds everything', () => {
    expect(finds({})).toBe(true)
    expect(finds({}, pending)).toBe(true)
  })

  it('finds what all that is asked holds for', () => {
    expect(finds({ stream: 'order/o-1', types: ['OrderPlaced', 'LineAdded'], actor: 'Ann' })).toBe(true)
    expect(finds({ stream: 'order/o-1', types: ['OrderPlaced'] })).toBe(false)
    expect(finds({ stream: 'order/o' })).toBe(false)
    expect(finds({ aggregate: 'order', correlation: 'c1', command: 'c3', replica: 'A' })).toBe(true)
    expect([finds({ replica: 'A', seq: 3 }), finds({ replica: 'A', seq: 4 })]).toEqual([true, false])
    expect(finds({ aggregate: 'ord' })).toBe(false)
    expect(finds({ correlation: 'c3' })).toBe(false)
  })

  it('goes by effective time, whole milliseconds, both ends included', () => {
    expect(finds({ since: 4000, until: 4000 })).toBe(true)
    expect(finds({ since: 4001 })).toBe(false)
    expect(finds({ since: 5000, until: 5000 }, pending)).toBe(true)
    expect(finds({ until: 4999 }, pending)).toBe(false)
  })

  it('takes what has no position yet to come after all that has one', () => {
    expect([
      finds({ after: 11 }),
      finds({ after: 12 }),
      finds({ before: 13 }),
      finds({ before: 12 }),
    ]).toEqual([true, false, true, false])
    expect([finds({ after: 1000 }, pending), finds({ before: 1000 }, pending)]).toEqual([true, false])
  })

  it('goes on behind its last page in its own direction', () => {
    expect(nextQuery({ actor: 'Ann', after: 2 }, 9)).toEqual({ actor: 'Ann', after: 9 })
    expect(nextQuery({ order: 'newest', before: 20 }, 9)).toEqual({ order: 'newest', before: 9 })
  })
})
