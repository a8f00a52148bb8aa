import {
  aggregate,
  commutes,
  defineModel,
  event,
  key,
  latestWins,
  refuse,
  reject,
  view,
} from '@causeway/core'
import { z } from 'zod'

const Counted = event('Counted', {
  data: z.object({ by: z.int() }),
  touches: key('count'),
  policy: commutes(),
})
const Named = event('Named', {
  data: z.object({ name: z.string() }),
  touches: key('name'),
  policy: latestWins(),
})

const Claimed = event('Claimed', {
  data: z.object({ by: z.string() }),
  touches: key('claim'),
  policy: refuse('Somebody else claimed it first.'),
})
const Shipped = event('Shipped', {
  data: z.object({}),
  touches: key('shipped'),
  policy: commutes(),
  fact: true,
  correct: 'Record what came back.',
})

const initialState = { count: 0, name: '', claimedBy: '', shipped: false }

/** A counter with a name: enough for a device and a relay to talk about. */
export const counter = aggregate('counter', {
  initialState,
  events: [Counted, Named, Claimed, Shipped],
  evolve: {
    Counted: (state, { by }) => ({ ...state, count: state.count + by }),
    Named: (state, { name }) => ({ ...state, name }),
    Claimed: (state, { by }) => ({ ...state, claimedBy: by }),
    Shipped: (state) => ({ ...state, shipped: true }),
  },
  commands: {
    count: { input: z.object({ by: z.int() }), decide: (_state, { by }) => [Counted.of({ by })] },
    name: { input: z.object({ name: z.string() }), decide: (_state, { name }) => [Named.of({ name })] },
    claim: {
      input: z.object({ by: z.string() }),
      decide: ({ claimedBy }, { by }) =>
        claimedBy ? reject('claimed', `${claimedBy} has it already.`) : [Claimed.of({ by })],
    },
    ship: { input: z.object({}), decide: () => [Shipped.of({})] },
  },
})

export const counters = view('counters', {
  version: 1,
  from: counter,
  row: (state, { id }) => ({ id, ...state }),
  compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  totals: { all: { group: () => 'all', sums: ({ count }) => ({ count }) } },
})

/** The model of the lab's relays. */
export const labModel = defineModel([counter])

const CountedUnits = event('Counted', {
  data: z.object({ by: z.int(), unit: z.string() }),
  touches: key('count'),
  policy: commutes(),
  upcasts: [(data) => ({ ...z.object({ by: z.int() }).parse(data), unit: 'piece' })],
})
const Coloured = event('Coloured', {
  data: z.object({ colour: z.string() }),
  touches: key('colour'),
  policy: latestWins(),
})

const nextInitialState = { ...initialState, units: { piece: 0 }, colour: '' }
type NextState = Omit<typeof nextInitialState, 'units'> & { readonly units: Readonly<Record<string, number>> }
const nextBlank: NextState = nextInitialState

/** The counter of the next version: it counts in units, and has a colour, of which nobody knew before. */
export const nextCounter = aggregate('counter', {
  initialState: nextBlank,
  events: [CountedUnits, Named, Coloured],
  evolve: {
    Counted: (state, { by, unit }) => ({
      ...state,
      count: state.count + by,
      units: { ...state.units, [unit]: (state.units[unit] ?? 0) + by },
    }),
    Named: (state, { name }) => ({ ...state, name }),
    Coloured: (state, { colour }) => ({ ...state, colour }),
  },
  commands: {
    count: {
      input: z.object({ by: z.int() }),
      decide: (_state, { by }) => [CountedUnits.of({ by, unit: 'box' })],
    },
    name: { input: z.object({ name: z.string() }), decide: (_state, { name }) => [Named.of({ name })] },
    colour: {
      input: z.object({ colour: z.string() }),
      decide: (_state, { colour }) => [Coloured.of({ colour })],
    },
  },
})

export const nextCounters = view('counters', {
  version: 2,
  from: nextCounter,
  row: (state, { id }) => ({ id, ...state }),
  compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
})

/** The model of a relay that was upgraded. */
export const nextLabModel = defineModel([nextCounter])
