import {
  aggregate,
  commutes,
  defineModel,
  event,
  key,
  latestWins,
  process,
  refuse,
  reject,
} from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { given, subject } from '../given.ts'
import { startedAt } from './arrivals.ts'
import { later, takeBack } from './device.ts'
import { story } from './story.ts'

const Stepped = event('Stepped', { data: z.object({ by: z.int() }), policy: commutes() })
const Doubled = event('Doubled', { data: z.object({}), touches: key('doubling'), policy: commutes() })
const Titled = event('Titled', {
  data: z.object({ title: z.string() }),
  touches: key('title'),
  policy: latestWins(),
})
const Claimed = event('Claimed', {
  data: z.object({ by: z.string() }),
  touches: key('claim'),
  policy: refuse('Somebody was first.'),
})

interface CounterState {
  readonly value: number
  readonly title: string
  readonly claimedBy: string
}
const initialState: CounterState = { value: 0, title: '', claimedBy: '' }

const counter = aggregate('counter', {
  initialState,
  events: [Stepped, Doubled, Titled, Claimed],
  evolve: {
    Stepped: (state, { by }) => ({ ...state, value: state.value + by }),
    // It says that it commutes, and does not.
    Doubled: (state) => ({ ...state, value: state.value * 2 }),
    Titled: (state, { title }) => ({ ...state, title }),
    Claimed: (state, { by }) => ({ ...state, claimedBy: by }),
  },
  commands: {
    step: {
      input: z.object({ by: z.int('Whole steps only.') }),
      decide: (state, { by }) =>
        state.value + by < 0 ? reject('below-zero', 'Not below zero.') : [Stepped.of({ by })],
    },
    double: { input: z.object({}), decide: () => [Doubled.of({})] },
    title: { input: z.object({ title: z.string() }), decide: (_state, input) => [Titled.of(input)] },
    claim: { input: z.object({}), decide: (_state, _input, { actor }) => [Claimed.of({ by: actor })] },
  },
})
const { step, double, title, claim } = counter.commands
const started = story(defineModel([counter])).after(step('c', { by: 1 }))

describe('a story', () => {
  it('is what several devices did, together and apart', () => {
    const told = started.apart([step('c', { by: 2 })], [step('c', { by: 3 })]).after(step('c', { by: -6 }))
    expect(told.state(counter, 'c').value).toBe(0)
    expect(started.state(counter, 'c').value).toBe(1)
  })

  it('keeps what one device did last', () => {
    const told = started.apart([title('c', { title: 'a' })], [title('c', { title: 'b' })])
    expect(told.state(counter, 'c').title).toBe('b')
  })

  it('ends where events that claim to commute do not', () => {
    expect(() => started.apart([step('c', { by: 2 })], [double('c', {})])).toThrow(/counter\/c depends/)
  })

  it('ends where the first to arrive wins, for then the order is the outcome', () => {
    expect(() => started.apart([claim('c', {})], [claim('c', {})])).toThrow(/depends on the order/)
  })

  it('goes on where it is told what the order may decide, and tells what came of each', () => {
    const promised = story(defineModel([counter]), {
      promised: (world) => world.state(counter, 'c').value,
    })
    const told = promised.apart([claim('c', {})], [claim('c', {})])
    expect(new Set(told.worlds.map((world) => world.state(counter, 'c').claimedBy))).toEqual(
      new Set(['device-1', 'device-2']),
    )
    for (const world of told.worlds) {
      expect(world.history(counter, 'c').map(({ judgement }) => judgement.verdict)).toEqual([
        'applied',
        'refused',
      ])
    }
    expect(() => promised.apart([step('c', { by: 2 })], [double('c', {})])).toThrow(/what was promised/)
  })

  it('has the authority look at every record after everybody has heard everything', () => {
    const copying = process('copying', {
      of: counter,
      react: ({ value }, { id, read }) => {
        const behind = value - read(counter, 'copy').value
        return id === 'c' && behind !== 0 ? [step('copy', { by: behind })] : []
      },
    })
    const told = story(defineModel([counter]), { processes: [copying] })
      .apart([step('c', { by: 2 })], [step('c', { by: 3 })])
      .after(step('c', { by: -1 }))
    expect(told.worlds.map((world) => world.state(counter, 'copy').value)).toEqual(told.worlds.map(() => 4))
  })

  it('lets an author take back what they did, and nobody take back what somebody built on', () => {
    const titled = started.after(title('c', { title: 'a' }))
    const named = takeBack(({ type }) => type === 'Titled')
    expect(titled.after(named).state(counter, 'c').title).toBe('')
    expect(
      titled.after(
        title('c', { title: 'b' }),
        takeBack(({ seq }) => seq === 1),
      ).events,
    ).toBeTruthy()
    expect(titled.after(step('c', { by: 1 })).refusal(named)).toMatchObject({ code: 'not-undoable' })
    expect(started.refusal(named)).toMatchObject({ code: 'nothing-to-take-back' })
  })

  it('does not pass over a refusal unless told to', () => {
    expect(() => started.after(step('c', { by: -2 }))).toThrow('Not below zero.')
    expect(started.leniently.after(step('c', { by: -2 })).state(counter, 'c').value).toBe(1)
    expect(started.refusal(step('c', { by: -2 }))).toMatchObject({ code: 'below-zero' })
    expect(started.refusal(step('c', { by: 2 }))).toBeUndefined()
  })
})

describe('given, when several devices, then everywhere', () => {
  const stepped = given(counter, [Stepped.of({ by: 2 }), Titled.of({ title: 'ground' })])

  it('tells a history on with devices that do not hear of each other', () => {
    let looked = 0
    stepped
      .story()
      .apart([step(subject, { by: 1 }), title(subject, { title: 'a' })], [step(subject, { by: 3 })], [])
      .everywhere((world) => {
        looked++
        expect(world.state(counter, subject)).toMatchObject({ value: 6, title: 'a' })
      })
    expect(looked).toBeGreaterThan(1)
  })

  it('knows the others’ records too, and the authority', () => {
    const adding = process('adding', {
      of: counter,
      react: ({ value }, { id, read }) => {
        const behind = value - read(counter, 'sum').value
        return id === subject && behind !== 0 ? [step('sum', { by: behind })] : []
      },
    })
    stepped
      .and(counter, 'sum', [Stepped.of({ by: 2 })])
      .story({ processes: [adding] })
      .apart([step(subject, { by: 1 })], [step(subject, { by: 3 })])
      .everywhere((world) => expect(world.state(counter, 'sum').value).toBe(6))
  })

  it('shows any moment of the past, by when it happened', () => {
    const hour = 3_600_000
    const told = stepped
      .at(startedAt + hour)
      .story()
      .apart([later(hour), step(subject, { by: 10 })], [title(subject, { title: 'b' })])
    told.everywhere((world) => {
      const valueAt = (moment: number) => world.at(moment).state(counter, subject)
      expect(valueAt(startedAt - 1)).toEqual(initialState)
      expect(valueAt(startedAt + hour / 2)).toMatchObject({ value: 2, title: 'ground' })
      expect(valueAt(startedAt + 1.5 * hour)).toMatchObject({ value: 2, title: 'b' })
      expect(valueAt(startedAt + 3 * hour)).toMatchObject({ value: 12, title: 'b' })
      expect(world.at(startedAt + 1.5 * hour).history(counter, subject)).toHaveLength(3)
    })
  })
})

describe('given, when', () => {
  it('decides on what happened', () => {
    const story = given(counter, [Stepped.of({ by: 2 })])
    expect(story.when(step(subject, { by: -2 }))).toEqual([Stepped.of({ by: -2 })])
    expect(story.when(step(subject, { by: -3 }))).toMatchObject({ rejected: true, code: 'below-zero' })
    expect(story.state.value).toBe(2)
  })

  it('tells an input that is not valid from a refusal', () => {
    expect(() => given(counter).when(step(subject, { by: 0.5 }))).toThrow('Whole steps only.')
  })
})
