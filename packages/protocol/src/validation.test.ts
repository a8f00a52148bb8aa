import type { LogQuery, RecordedEvent } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { chainHash, eventText } from './chain.ts'
import { encodeFrame } from './frame.ts'
import { closeCodes, type Hello, limits, paths } from './messages.ts'
import { decodeClientFrame, readPushedEvent, readQuery } from './validation.ts'

const hello: Hello = {
  kind: 'hello',
  protocol: 1,
  token: 'a.b.c',
  replica: 'laptop',
  point: { position: 0, digest: '' },
}

const event: RecordedEvent = {
  replica: 'laptop',
  seq: 2,
  stream: 'order/1',
  type: 'Renamed',
  version: 1,
  data: { name: 'Ann' },
  clock: { laptop: 1, tablet: 3 },
  at: 3_500_000_000_000_000,
  actor: 'Ann',
  command: 'c1',
  correlation: 'c1',
  prev: chainHash('first'),
}

describe('a client frame', () => {
  it('is read back as it was sent', () => {
    const push = {
      kind: 'push',
      id: 3,
      events: ['{"a":1}', '{"b":2}'],
      seal: { seq: 1, hash: event.prev, mac: 'm' },
    } as const
    expect(decodeClientFrame(encodeFrame(push))).toEqual({ ok: true, message: push })
    expect(decodeClientFrame(encodeFrame(hello))).toEqual({ ok: true, message: hello })
  })

  it('that speaks another version is told to update, whatever else it says', () => {
    const future = JSON.stringify({ kind: 'hello', protocol: 2, credentials: {} })
    expect(decodeClientFrame(future)).toMatchObject({ ok: false, code: closeCodes.update })
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{"kind":"pi'],
    ['no message', '[]'],
    ['an unknown kind', '{"kind":"drop"}'],
    ['a hello without a replica', JSON.stringify({ ...hello, replica: undefined })],
    ['a replica with a colon', JSON.stringify({ ...hello, replica: 'a:1' })],
    ['a push without events', '{"kind":"push","id":1}'],
    ['too many events', `{"kind":"push","id":1}${'\n{}'.repeat(limits.pushEvents + 1)}`],
    ['lines behind a ping', '{"kind":"ping"}\n{}'],
    ['a fraction for a position', '{"kind":"subscribe","after":1.5}'],
  ])('of %s is malformed', (_what, frame) => {
    expect(decodeClientFrame(frame)).toMatchObject({ ok: false, code: closeCodes.malformed })
  })
})

describe('a pushed event', () => {
  it('is read when its text is canonical', () => {
    expect(readPushedEvent(eventText(event))).toEqual({ kind: 'event', event })
    const caused = { ...event, causation: { seq: 1, replica: 'tablet' } }
    expect(readPushedEvent(eventText(caused))).toEqual({ kind: 'event', event: caused })
  })

  it('without a readable dot cannot even be refused', () => {
    for (const text of [
      '',
      'null',
      '7',
      '{"replica":"a"}',
      '{"replica":"a","seq":0}',
      eventText(event).slice(0, -1),
    ])
      expect(readPushedEvent(text)).toEqual({ kind: 'unreadable' })
  })

  it.each([
    ['a space', eventText(event).replace('"seq":', '"seq": ')],
    ['another field', eventText(event).replace('"prev":', '"extra":1,"prev":')],
    [
      'another order',
      eventText(event).replace('{"replica":"laptop","seq":2,', '{"seq":2,"replica":"laptop",'),
    ],
    ['a number written otherwise', eventText(event).replace('"seq":2', '"seq":2.0')],
    ['a stream without an id', eventText({ ...event, stream: 'order/' })],
    ['a clock that names the event itself', eventText({ ...event, clock: { laptop: 2 } })],
    ['a key that would reach prototypes', eventText(event).replace('{"name"', '{"__proto__":{},"name"')],
    ['a clock for the prototype', eventText(event).replace('{"laptop"', '{"__proto__":1,"laptop"')],
    ['no previous hash', eventText({ ...event, prev: '' })],
    ['a negative time', eventText({ ...event, at: -1 })],
    ['no actor', eventText({ ...event, actor: '' })],
  ])('with %s is invalid', (_what, text) => {
    expect(readPushedEvent(text)).toMatchObject({ kind: 'invalid', dot: { replica: 'laptop', seq: 2 } })
  })
})

describe('the query of a URL', () => {
  const ofPath = (path: string) => readQuery(new URL(path, 'http://relay').searchParams)

  it('is read as it was written', () => {
    const query: LogQuery = {
      ...{ stream: 'order/ä&b', types: ['OrderPlaced', 'LineAdded'], correlation: 'c=1', actor: 'Ann B' },
      ...{ replica: 'laptop', seq: 7 },
      ...{ since: 1, until: 2, after: 3, before: 4, order: 'newest', limit: 5 },
    }
    expect(ofPath(paths.events(query))).toEqual({ query })
    expect(ofPath(paths.events())).toEqual({ query: { limit: 100 } })
  })

  it('says what is wrong with it', () => {
    expect(ofPath('/api/events?limit=0')).toMatchObject({ problem: expect.stringContaining('limit') })
    expect(ofPath('/api/events?limit=1001')).toMatchObject({ problem: expect.stringContaining('limit') })
    expect(ofPath('/api/events?after=x')).toMatchObject({ problem: expect.stringContaining('after') })
    expect(ofPath('/api/events?order=odd')).toMatchObject({ problem: expect.stringContaining('order') })
    expect(ofPath('/api/events?steam=x')).toMatchObject({ problem: expect.stringContaining('steam') })
  })
})
