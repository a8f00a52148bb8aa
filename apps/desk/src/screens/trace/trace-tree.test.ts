import type { TracedRequest } from '@causeway/client'
import type { Dot } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { recorded } from '../../wire/log.fixture.ts'
import { type TraceBranch, traceTree } from './trace-tree.ts'

function request(command: string, replica: string, seqs: readonly number[], causation?: Dot): TracedRequest {
  return {
    ...{ command, actor: replica, replica, at: 0 },
    ...(causation && { causation }),
    events: seqs.map((seq) => ({
      event: recorded(replica, seq, { second: seq }),
      judgement: { verdict: 'applied', rivals: [] },
      views: [],
    })),
  }
}

/** Commands, each with what its events caused. */
const told = (branches: readonly TraceBranch[]): unknown[] =>
  branches.map(({ request: { command }, steps }) => [command, ...steps.map(({ answers }) => told(answers))])

describe('the tree of a trace', () => {
  it('hangs every request on the event that caused it', () => {
    const requests = [
      request('confirm', 'a', [1, 2]),
      request('set aside', 'relay', [1], { replica: 'a', seq: 2 }),
      request('number', 'relay', [2], { replica: 'a', seq: 1 }),
      request('short', 'relay', [3], { replica: 'relay', seq: 1 }),
    ]
    expect(told(traceTree({ requests }))).toEqual([
      ['confirm', [['number', []]], [['set aside', [['short', []]]]]],
    ])
  })

  it('begins with what nothing here caused, and with what recorded nothing', () => {
    const requests = [request('refused', 'a', []), request('orphan', 'relay', [9], { replica: 'b', seq: 4 })]
    expect(told(traceTree({ requests }))).toEqual([['refused'], ['orphan', []]])
  })
})
