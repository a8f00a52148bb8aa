import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aggregate, reject } from '../model/aggregate.ts'
import type { RecordedEvent } from '../model/envelope.ts'
import { event } from '../model/event.ts'
import { defineModel } from '../model/model.ts'
import { commutes } from '../model/policy.ts'
import { type Process, process } from '../model/process.ts'
import { createLedger } from './ledger.ts'
import { type ReactionProblem, react, wakeTime } from './reactions.ts'

const Stepped = event('Stepped', { data: z.object({ by: z.int() }), policy: commutes() })
const initialState = { value: 0 }
const counter = aggregate('counter', {
  initialState,
  events: [Stepped],
  evolve: { Stepped: ({ value }, { by }) => ({ value: value + by }) },
  commands: {
    step: {
      input: z.object({ by: z.int() }),
      decide: ({ value }, { by }) =>
        value + by > 10 ? reject('full', 'Ten is enough.') : [Stepped.of({ by })],
    },
  },
})
const model = defineModel([counter])
const { step } = counter.commands

/** Fills `to` up with what `from` has. */
const follow = (from: string, to: string): Process =>
  process(`${from} to ${to}`, {
    of: counter,
    react({ value }, { id, read }) {
      const behind = value - read(counter, to).value
      return id === from && behind > 0 ? [step(to, { by: behind })] : []
    },
  })

function authority(...processes: readonly Process[]) {
  const ledger = createLedger(model)
  const problems: ReactionProblem[] = []
  let seq = 0
  let ids = 0
  const by = (actor: string, stream: string, amount: number): RecordedEvent => ({
    ...{ replica: actor, seq: ++seq, stream, ...Stepped.of({ by: amount }), clock: ledger.clock(stream) },
    ...{ at: seq, actor, command: `c${seq}`, correlation: `action-${seq}`, prev: '' },
  })
  return {
    ledger,
    problems,
    person(id: string, amount: number) {
      ledger.record([by('ann', `counter/${id}`, amount)])
    },
    react: (...ids_: string[]) =>
      react(
        {
          model,
          processes,
          ledger,
          actor: 'relay',
          role: 'authority',
          now: () => 0,
          newId: () => `id-${++ids}`,
          write: (stream, draft, request) => ({ ...by('relay', stream, 0), ...draft, ...request }),
          onProblem: (problem) => problems.push(problem),
        },
        ids_.map((id) => [`counter/${id}`, { replica: 'ann', seq: 1, correlation: 'action-1' }]),
      ),
    value: (id: string) => ledger.state(counter, id).value,
  }
}

describe('processes', () => {
  it('go on from record to record until nothing is left to do, and do nothing when asked again', () => {
    const { person, react, value } = authority(follow('a', 'b'), follow('b', 'c'))
    person('a', 3)
    const events = react('a')
    expect([value('b'), value('c')]).toEqual([3, 3])
    expect(events.map(({ stream, correlation }) => [stream, correlation])).toEqual([
      ['counter/b', 'action-1'],
      ['counter/c', 'action-1'],
    ])
    expect(react('a', 'b', 'c')).toEqual([])
  })

  it('serve who came first first', () => {
    const race = (from: string): Process =>
      process(`${from} takes it`, {
        of: counter,
        react: ({ value }, { id, read }) =>
          id === from && value > 0 && read(counter, 'prize').value === 0
            ? [step('prize', { by: from.charCodeAt(0) - 96 })]
            : [],
      })
    const { person, react, value } = authority(race('a'), race('b'))
    person('a', 1)
    person('b', 1)
    react('b', 'a')
    expect(value('prize')).toBe(2)
  })

  it('are carried out wholly or not at all, each command on what those before it did', () => {
    const both = process('both', {
      of: counter,
      react: ({ value }, { id }) =>
        id === 'a' && value === 1 ? [step('b', { by: 6 }), step('b', { by: 6 })] : [],
    })
    const { person, react, value, problems } = authority(both, follow('a', 'c'))
    person('a', 1)
    react('a')
    expect([value('b'), value('c')]).toEqual([0, 1])
    expect(problems).toContainEqual({
      process: 'both',
      stream: 'counter/a',
      message: 'counter.step was turned down: Ten is enough.',
    })
  })

  it('that fail or find no end are told of, and stop nobody else', () => {
    const broken = process('broken', {
      of: counter,
      react: () => {
        throw new Error('bang')
      },
    })
    const restless = process('restless', {
      of: counter,
      react: ({ value }, { id }) => (id === 'a' ? [step('a', { by: value > 0 ? -1 : 1 })] : []),
    })
    const { person, react, value, problems } = authority(broken, restless, follow('x', 'y'))
    person('x', 2)
    react('a', 'x')
    expect(value('y')).toBe(2)
    expect(new Set(problems.map(({ process: name }) => name))).toEqual(new Set(['broken', 'restless']))
  })

  it('say when to look again', () => {
    const late = process('late', {
      of: counter,
      react: () => [],
      wakeAt: ({ value }) => 100 - value,
    })
    const early = process('early', { of: counter, react: () => [], wakeAt: () => 70 })
    const { ledger, person } = authority()
    person('a', 5)
    expect(wakeTime({ model, ledger, processes: [late, early] }, 'counter/a')).toBe(70)
    expect(wakeTime({ model, ledger, processes: [late] }, 'counter/a')).toBe(95)
    expect(wakeTime({ model, ledger, processes: [] }, 'counter/a')).toBeUndefined()
  })
})
