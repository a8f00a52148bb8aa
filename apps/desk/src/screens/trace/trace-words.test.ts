import type { Trace } from '@causeway/client'
import type { LoggedEvent } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { recorded } from '../../wire/log.fixture.ts'
import { journeyOf, standingOf, waited } from './trace-words.ts'

const sent = recorded('a', 1, { second: 1, position: 4 })
const waiting = recorded('a', 2, { second: 2 })
const late = { ...sent, receivedAt: recorded('r', 1, { second: 11_521, position: 1 }).receivedAt ?? 0 }

function traceOf(...events: readonly LoggedEvent[]): Pick<Trace, 'requests'> {
  const judgement = { verdict: 'applied', rivals: [] } as const
  const traced = events.map((event) => ({ event, judgement, views: [] }))
  return { requests: [{ command: 'x', actor: 'a', at: 0, events: traced }] }
}

describe('how far an action has come', () => {
  it('is told for all that came of it', () => {
    expect(standingOf(traceOf(sent)).text).toBe('On the relay')
    expect(standingOf(traceOf(sent, waiting)).text).toBe('1 of 2 on this device only')
    expect(standingOf(traceOf()).text).toBe('Nothing recorded')
    const [request] = traceOf().requests
    const refusal = { code: 'declined', message: 'No.', at: 1 } as const
    expect(standingOf({ requests: request ? [{ ...request, refusal }] : [] }).text).toBe('Refused')
  })

  it('is told for each event: where it is, and how long it was on the way', () => {
    expect(journeyOf(waiting, 0)).toContain('not on the relay yet')
    expect(journeyOf(sent, 0)).toContain('on the relay 1.0 s later as no. 4')
    expect(journeyOf({ ...sent, receivedAt: sent.at }, 0)).toContain('on the relay at once as no. 4')
    expect(journeyOf(late, 0)).toContain('3 h 12 min later')
    expect(journeyOf({ ...sent, actor: 'relay' }, 0)).toContain('by the relay as no. 4')
    expect([waited(sent), waited(late), waited(waiting)]).toEqual([false, true, false])
  })
})
