import { describe, expect, it } from 'vitest'
import { mayHoldStream, streamFilter } from './stream-filter.ts'

const streams = Array.from({ length: 1000 }, (_, index) => `order/${index.toString(36)}`)

describe('a stream filter', () => {
  it('never denies a stream it was made of', () => {
    const filter = streamFilter(new Set(streams))
    expect(streams.filter((stream) => !mayHoldStream(filter, stream))).toEqual([])
    expect(filter.byteLength).toBe(1250)
  })

  it('takes about one stream in a hundred for another', () => {
    const filter = streamFilter(new Set(streams))
    const others = Array.from({ length: 10_000 }, (_, index) => `customer/${index.toString(36)}`)
    const mistaken = others.filter((stream) => mayHoldStream(filter, stream)).length
    expect(mistaken).toBeGreaterThan(0)
    expect(mistaken).toBeLessThan(200)
  })

  it('of few streams is small, and of none denies all', () => {
    expect(streamFilter(new Set(['order/1'])).byteLength).toBe(2)
    expect(mayHoldStream(streamFilter(new Set()), 'order/1')).toBe(false)
  })
})
