import { type LoggedEvent, wallTime } from '@causeway/core'
import { shopModel } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { happenings } from './happenings.ts'
import { recorded, two } from './log.fixture.ts'
import { relationOf } from './relations.ts'
import { verdictsAt } from './verdicts.ts'
import { walk } from './walk.ts'
import { drawWire, relayLane, type Wire, type WireDot } from './wire.ts'

const draw = (events: readonly LoggedEvent[], more: Partial<Parameters<typeof drawWire>[0]> = {}) =>
  drawWire({ replicas: two, events, arrivals: [], changes: [], ...more })

function dotOf({ dots }: Wire, key: string): WireDot {
  const found = dots.find((dot) => dot.key === key)
  if (!found) throw new Error(`There is no ${key}.`)
  return found
}

const registered = { type: 'CustomerRegistered', data: { name: 'Eva' } }

describe('the wire', () => {
  it('leads each event up to its position and down to the others, from left to right', () => {
    const wire = draw([recorded('a', 1, { second: 1, position: 1 }), recorded('a', 2, { second: 5 })], {
      arrivals: [
        { replica: 'a', position: 1, at: 2500 },
        { replica: 'b', position: 1, at: 3000 },
      ],
    })
    expect(wire.dots.map(({ key, lane, column, placed }) => [key, lane, column, placed])).toEqual([
      ['a:1', 'a', 0, 1],
      ['a:2', 'a', 3, undefined],
    ])
    // What comes to several at once shares a moment.
    expect(wire.arrivals.map(({ replica, column }) => [replica, column])).toEqual([
      ['a', 2],
      ['b', 2],
    ])
    expect(wire.columns).toBe(4)
  })

  it('never draws against causality, whatever the clocks say', () => {
    // Ben's clock is an hour behind: what he built on seems to come after it.
    const events = [
      recorded('a', 1, { second: 5000, position: 1 }),
      recorded('b', 1, { second: 10, position: 2, clock: { a: 1 } }),
    ]
    const order = happenings({ replicas: two, events, arrivals: [], changes: [] }).map((one) =>
      one.kind === 'recorded' || one.kind === 'placed'
        ? `${one.kind} ${one.event.replica}`
        : one.kind === 'arrived' && `arrived ${one.replica}`,
    )
    expect(order).toEqual(['recorded a', 'placed a', 'arrived b', 'recorded b', 'placed b'])
    expect(wallTime(events[0]?.at ?? 0)).toBeGreaterThan(wallTime(events[1]?.at ?? 0))
  })

  it('takes a replica nobody watched to have got everything up to what it built on', () => {
    const wire = draw([
      recorded('a', 1, { second: 1, position: 1, stream: 'customer/c2' }),
      recorded('a', 2, { second: 2, position: 2 }),
      recorded('b', 1, { second: 9, position: 3, clock: { a: 2 } }),
    ])
    expect(wire.arrivals).toMatchObject([{ replica: 'b', from: 1, to: 2, seen: false }])
    // So what it wrote is later than all of that, of other streams as well.
    expect(relationOf(shopModel, dotOf(wire, 'b:1'), dotOf(wire, 'a:1'))).toEqual({ kind: 'before' })
  })

  it('puts what the relay does by itself on its own line', () => {
    const wire = draw([recorded('relay', 1, { second: 1, position: 1, actor: 'relay' })])
    expect(wire.dots).toMatchObject([{ lane: relayLane, column: 0, placed: 0 }])
  })
})

describe('how events stand to each other', () => {
  const events = [
    recorded('a', 1, { ...registered, second: 1, position: 1 }),
    recorded('a', 2, { second: 4, position: 2, clock: { a: 1 } }),
    recorded('b', 1, { second: 5, position: 3, clock: { a: 1 } }),
    recorded('b', 2, {
      second: 6,
      position: 4,
      clock: { a: 1, b: 1 },
      type: 'EmailChanged',
      data: { email: 'e' },
    }),
    recorded('b', 3, { second: 7, position: 5, stream: 'customer/c2', ...registered }),
  ]
  const wire = draw(events)
  const stands = (key: string, other: string) => relationOf(shopModel, dotOf(wire, key), dotOf(wire, other))

  it('is exact within a record: seen, recorded apart, or rivals on a key', () => {
    expect(stands('a:2', 'a:2')).toEqual({ kind: 'itself' })
    expect(stands('a:2', 'a:1')).toEqual({ kind: 'before' })
    expect(stands('a:1', 'b:1')).toEqual({ kind: 'after' })
    expect(stands('a:2', 'b:1')).toEqual({ kind: 'rival', keys: ['phone'] })
    expect(stands('a:2', 'b:2')).toEqual({ kind: 'concurrent' })
  })

  it('goes by what the replicas had seen of the log between records', () => {
    expect(stands('b:3', 'b:1')).toEqual({ kind: 'before' })
    expect(stands('b:3', 'a:1')).toEqual({ kind: 'before' })
    expect(stands('b:3', 'a:2')).toEqual({ kind: 'concurrent' })
  })

  it('counts what was seen to arrive as seen', () => {
    const watched = draw(events, { arrivals: [{ replica: 'b', position: 2, at: 6500 }] })
    expect(relationOf(shopModel, dotOf(watched, 'b:3'), dotOf(watched, 'a:2'))).toEqual({ kind: 'before' })
  })

  it('has verdicts that change as rivals arrive', () => {
    const verdict = (key: string, until: number) =>
      verdictsAt(shopModel, [], wire.dots, until)(dotOf(wire, key).event).verdict
    const apart = dotOf(wire, 'b:1').column
    expect(verdict('a:2', dotOf(wire, 'a:2').column)).toBe('applied')
    expect(verdict('a:2', apart)).toBe('escalated')
    expect(verdict('b:2', wire.columns - 1)).toBe('applied')
  })
})

it('arrow keys lead along a line, and to the nearest event of the next', () => {
  const wire = draw([
    recorded('a', 1, { second: 1, position: 1 }),
    recorded('a', 2, { second: 3, position: 2 }),
    recorded('b', 1, { second: 8, position: 3 }),
  ])
  const from = (key: string, arrow: string) => walk(wire, dotOf(wire, key), arrow)?.key
  expect(from('a:1', 'ArrowRight')).toBe('a:2')
  expect(from('a:2', 'ArrowRight')).toBeUndefined()
  expect(from('b:1', 'ArrowUp')).toBe('a:2')
  expect(from('a:1', 'ArrowDown')).toBe('b:1')
  expect(from('b:1', 'Home')).toBe('a:1')
  expect(from('a:1', 'x')).toBeUndefined()
})
