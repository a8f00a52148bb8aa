import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aggregate, reject } from './aggregate.ts'
import { between } from './between.ts'
import { event } from './event.ts'
import { commutes, escalate, latestWins, refuse } from './policy.ts'
import { key, touchesEachField } from './touches.ts'

const Renamed = event('Renamed', {
  data: z.object({ name: z.string().optional(), phone: z.string().optional() }),
  touches: touchesEachField({ name: true, phone: true }),
  policy: latestWins(),
})
const LineAdded = event('LineAdded', {
  data: z.object({ line: z.string(), quantity: z.int() }),
  touches: key('line', 'line'),
  policy: commutes(),
})
const Shipped = event('Shipped', {
  data: z.object({}),
  policy: escalate('Which is right?'),
  fact: true,
  correct: 'Record a return.',
})
const Cancelled = event('Cancelled', {
  data: z.object({}),
  policy: refuse('It changed meanwhile.'),
})

interface OrderState {
  readonly name: string
  readonly lines: Readonly<Record<string, number>>
  readonly progress: 'open' | 'shipped'
}

const initialState: OrderState = { name: '', lines: {}, progress: 'open' }

const order = aggregate('order', {
  initialState,
  events: [Renamed, LineAdded, Shipped, Cancelled],
  evolve: {
    Renamed: (state, { name }) => ({ ...state, name: name ?? state.name }),
    LineAdded: (state, { line, quantity }) => ({
      ...state,
      lines: { ...state.lines, [line]: quantity },
    }),
    Shipped: (state) => ({ ...state, progress: 'shipped' }),
    Cancelled: (state) => state,
  },
  between: [
    between(Cancelled, Shipped, {
      stands: Shipped,
      because: 'Goods that left stay sold.',
    }),
  ],
  commands: {
    rename: {
      input: z.object({ name: z.string() }),
      decide: (state, { name }) => (state.name === name ? [] : [Renamed.of({ name: name.trim() })]),
    },
    add: {
      input: z.object({ quantity: z.int().default(1) }),
      decide: (state, input, context) =>
        state.progress === 'shipped'
          ? reject('shipped', 'This order has left; start a new one.')
          : [LineAdded.of({ line: context.newId(), quantity: input.quantity })],
    },
  },
})

describe('definitions', () => {
  it('infer the input of a command from its schema', () => {
    expect(order.commands.rename('1', { name: 'Ann' })).toEqual({
      aggregate: 'order',
      id: '1',
      name: 'rename',
      input: { name: 'Ann' },
    })
    expect(order.commands.add('1', {}).name).toBe('add')
    // @ts-expect-error a name is a string
    order.commands.rename('1', { name: 1 })
  })

  it('refuse, at compile time, what the rules forbid', () => {
    // @ts-expect-error a policy is demanded
    event('NoPolicy', { data: z.object({}) })
    // @ts-expect-error a fact is never refused
    event('Fact', { data: z.object({}), policy: refuse('no'), fact: true, correct: 'Record a return.' })
    // @ts-expect-error a fact cannot be undone, so it says how it is corrected
    event('Fact', { data: z.object({}), policy: commutes(), fact: true })
    event('Fields', {
      data: z.object({ name: z.string(), phone: z.string() }),
      // @ts-expect-error every field is named, so that none escapes the rules
      touches: touchesEachField({ name: true }),
      policy: latestWins(),
    })
    // @ts-expect-error a fact cannot be made to lose
    between(Cancelled, Shipped, { stands: Cancelled, because: 'never' })
    aggregate('incomplete', {
      initialState: 0,
      events: [Renamed, Cancelled],
      // @ts-expect-error every event has its evolve
      evolve: { Renamed: (state) => state },
      commands: {},
    })
    aggregate('foreign', {
      initialState: 0,
      events: [Renamed],
      evolve: { Renamed: (state) => state },
      commands: {
        cancel: {
          input: z.object({}),
          // @ts-expect-error only events of the aggregate can be decided
          decide: () => [Cancelled.of({})],
        },
      },
    })
  })
})
