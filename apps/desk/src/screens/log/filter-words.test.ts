import { type LogQuery, matchesQuery } from '@causeway/core'
import { shopModel } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { recorded } from '../../wire/log.fixture.ts'
import { aggregateWords } from './aggregate-words.ts'
import { filterParts } from './filter-words.ts'

const read = { state: <S>({ initialState }: { readonly initialState: S }) => initialState }
const reader = { actor: 'Ann', replica: 'abcd1' }

describe('what is asked of the log', () => {
  it('is said part by part, each with what is left without it', () => {
    const query: LogQuery = { actor: 'Ann', replica: 'efgh2', seq: 3, types: ['LineAdded'], after: 1200 }
    const parts = filterParts(read, query, reader)
    expect(parts.map(({ text }) => text)).toEqual([
      'Adds a line',
      'By You',
      'Change 3 of device EFGH',
      `After no. ${(1200).toLocaleString()}`,
    ])
    expect(parts[2]?.without).toEqual({ actor: 'Ann', types: ['LineAdded'], after: 1200 })
  })

  it('is never without its words: whatever narrows it is shown', () => {
    const event = recorded('abcd1', 1, { second: 1, position: 5 })
    const narrowing: readonly LogQuery[] = [
      { stream: 'order/x' },
      { aggregate: 'order' },
      { types: ['X'] },
      { actor: 'X' },
      { replica: 'x' },
      { since: 5000 },
      { until: 0 },
      { after: 9 },
      { before: 2 },
      { correlation: 'x' },
      { command: 'x' },
    ]
    for (const query of narrowing) {
      expect(matchesQuery(query, event)).toBe(false)
      expect(filterParts(read, query, reader)).toMatchObject([{ without: {} }])
    }
  })

  it('has a name for every kind of record of the shop, and for no other', () => {
    expect(Object.keys(aggregateWords).toSorted()).toEqual([...shopModel.keys()].toSorted())
  })
})
