import { describe, expect, it } from 'vitest'
import { recorded } from '../../wire/log.fixture.ts'
import { seenBy } from './seen-by.ts'

describe('who had seen an event', () => {
  const event = recorded('a', 1, { second: 1, position: 1 })

  it('are the devices whose later work names it, by the first of it', () => {
    const stream = [
      event,
      recorded('b', 1, { second: 2, position: 2 }),
      recorded('b', 2, { second: 5, position: 3, clock: { a: 1, b: 1 } }),
      recorded('b', 3, { second: 9, position: 4, clock: { a: 1, b: 2 } }),
      recorded('c', 1, { second: 7, position: 5, clock: { a: 2 } }),
    ]
    expect(seenBy(event, stream)).toEqual([
      { replica: 'b', actor: 'b', by: 5000 },
      { replica: 'c', actor: 'c', by: 7000 },
    ])
  })

  it('are neither its own device nor the relay', () => {
    const stream = [
      recorded('a', 2, { second: 2, clock: { a: 1 } }),
      recorded('r', 1, { second: 3, clock: { a: 1 }, actor: 'relay' }),
    ]
    expect(seenBy(event, stream)).toEqual([])
  })
})
