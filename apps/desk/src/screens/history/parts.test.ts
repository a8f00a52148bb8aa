import type { LoggedEvent } from '@causeway/core'
import { shopModel } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { actorsOf, historyParts, partsOf } from './parts.ts'

const event = (stream: string, actor: string, seq: number): LoggedEvent => ({
  ...{ replica: 'a', seq, stream, type: 'X', version: 1, data: {}, clock: {}, at: seq, actor },
  ...{ command: '', correlation: '', prev: '' },
})
const log = [
  event('order/1', 'Ann', 3),
  event('stock/tea@store', 'Ben', 2),
  event('numbering/orders', 'relay', 1),
]

describe('the desk’s history', () => {
  it('is looked through by what it tells of, and by who did it', () => {
    const seqs = (actor?: string) =>
      [...partsOf(log, actor)].map(([name, events]) => [name, events.map(({ seq }) => seq)])
    expect(seqs().filter(([, events]) => events?.length)).toEqual([
      ['all', [3, 2]],
      ['orders', [3]],
      ['stock', [2]],
    ])
    expect(seqs('Ben')[0]).toEqual(['all', [2]])
    expect(actorsOf(log)).toEqual(['Ann', 'Ben', 'relay'])
  })

  it('has a part for every kind of record', () => {
    const told = new Set(historyParts.flatMap(({ aggregates }) => aggregates))
    expect([...shopModel.keys()].filter((name) => !told.has(name))).toEqual(['numbering'])
  })
})
