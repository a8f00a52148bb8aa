import type { LogQuery } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { logAddress, logSearch, readLogSearch } from './log-address.ts'

describe('the address of what is looked for in the log', () => {
  it('is read as it was written, so that a view can be shared', () => {
    const queries: readonly LogQuery[] = [
      { order: 'newest' },
      { order: 'oldest', stream: 'order/ä&b', types: ['LineAdded', 'LineRemoved'], actor: 'Ann B' },
      {
        order: 'newest',
        replica: 'r-1',
        seq: 4,
        since: 5,
        until: 6,
        after: 7,
        before: 8,
        correlation: 'c=1',
      },
    ]
    for (const query of queries) expect(readLogSearch(logSearch(query))).toEqual({ query })
    expect(logAddress({ order: 'newest' })).toBe('/diagnostics/log')
  })

  it('says what is wrong with it', () => {
    expect(readLogSearch('?after=x')).toMatchObject({ problem: expect.stringContaining('after') })
  })
})
