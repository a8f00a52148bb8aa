import { traceIdOf } from '@causeway/protocol'
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { numbering, opener, tickets } from '../authority/tickets.fixture.ts'
import { createRelay, type Relay } from '../relay.ts'
import { joinPeer } from '../suite/peer.fixture.ts'

const exporter = new InMemorySpanExporter()
let relay: Relay

beforeAll(async () => {
  relay = await createRelay({
    model: tickets,
    processes: [numbering],
    tracerProvider: new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
  })
})

afterAll(() => relay.close())

const spansOf = (correlation: string): readonly ReadableSpan[] =>
  exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceIdOf(correlation))

const named = (spans: readonly ReadableSpan[], name: string) => spans.find((span) => span.name === name)

describe('a relay that is traced', () => {
  it('makes spans of every stage of a command, in the trace of its correlation', async () => {
    const member = { workspace: 'w', actor: 'Ann', role: 'seller' }
    const laptop = await joinPeer(relay, { ...member, replica: 'laptop' })
    const follower = await joinPeer(relay, { ...member, replica: 'follower' })
    follower.send({ kind: 'subscribe', after: 0 })
    const open = opener('laptop')
    expect(await laptop.push([open('first'), open('second')])).toMatchObject({ kind: 'taken' })
    await follower.logUntil(6)
    await vi.waitFor(() => expect(named(spansOf('second'), 'fan-out')).toBeDefined())

    for (const correlation of ['first', 'second']) {
      const spans = spansOf(correlation)
      expect(spans.map(({ name }) => name).sort()).toEqual(['append', 'fan-out', 'judge', 'push', 'react'])
      for (const { attributes } of spans) {
        expect(attributes).toMatchObject({
          'causeway.workspace': 'w',
          'causeway.correlation': correlation,
          'causeway.commands': expect.arrayContaining([correlation]),
          'causeway.replicas': expect.arrayContaining(['laptop']),
          'causeway.batch.correlations': 2,
        })
      }
      // The ticket was given its number by the authority: two events of its own.
      expect(named(spans, 'react')?.attributes).toMatchObject({
        'causeway.recorded': 2,
        'causeway.events': 3,
      })
      expect(named(spans, 'fan-out')?.attributes).toMatchObject({ 'causeway.followers': 1 })
      expect(named(spans, 'push')?.attributes).toMatchObject({ 'causeway.answer': 'taken' })
    }
    expect(named(spansOf('first'), 'append')?.attributes).toMatchObject({
      'causeway.positions.first': 1,
      'causeway.positions.last': 4,
    })
    await Promise.all([laptop.close(), follower.close()])
  })

  it('makes spans of requests, those for one action in its trace', async () => {
    const token = await relay.token({ workspace: 'w', actor: 'Ann', role: 'seller' })
    const get = (path: string) => fetch(relay.url + path, { headers: { authorization: `Bearer ${token}` } })
    await (await get('/api/log?from=2')).text()
    await (await get('/api/events?correlation=first')).text()
    expect((await fetch(`${relay.url}/api/me`)).status).toBe(401)
    expect(named(exporter.getFinishedSpans(), 'GET /api/log')?.attributes).toMatchObject({
      'http.response.status_code': 200,
      'causeway.workspace': 'w',
      'causeway.positions.first': 2,
      'causeway.positions.last': 6,
    })
    expect(named(spansOf('first'), 'GET /api/events')).toBeDefined()
    const refused = exporter
      .getFinishedSpans()
      .filter(({ attributes }) => attributes['http.response.status_code'] === 401)
    expect(refused).toHaveLength(1)
  })
})
