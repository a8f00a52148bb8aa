import { z } from 'zod'
import { aggregate } from '../model/aggregate.ts'
import { between } from '../model/between.ts'
import { type EventDraft, event } from '../model/event.ts'
import { defineModel } from '../model/model.ts'
import { commutes, escalate, latestWins, merge, refuse } from '../model/policy.ts'
import { key, touchesEachField } from '../model/touches.ts'
import { view } from '../model/view.ts'

/** A small domain with every policy in it, for the tests of the ledger. */
export const Described = event('Described', {
  data: z.object({ title: z.string().optional(), colour: z.string().optional() }),
  touches: touchesEachField({ title: true, colour: true }),
  policy: latestWins(),
})
export const PhoneSet = event('PhoneSet', {
  data: z.object({ phone: z.string() }),
  touches: key('phone'),
  policy: escalate('Which phone number is right?'),
})
export const Stepped = event('Stepped', {
  data: z.object({ by: z.int() }),
  touches: key('count'),
  policy: commutes(),
})
export const LineStepped = event('LineStepped', {
  data: z.object({ line: z.string(), by: z.int() }),
  touches: key('line', 'line'),
  policy: commutes(),
})
export const LineRemoved = event('LineRemoved', {
  data: z.object({ line: z.string() }),
  touches: key('line', 'line'),
  policy: latestWins(),
})
export const Cancelled = event('Cancelled', {
  data: z.object({}),
  touches: key('progress'),
  policy: latestWins(),
})
export const Shipped = event('Shipped', {
  data: z.object({}),
  touches: key('progress'),
  policy: escalate('Which parcel left?'),
  fact: true,
  correct: 'Record a return.',
})
export const Claimed = event('Claimed', {
  data: z.object({ by: z.string() }),
  touches: key('claim'),
  policy: refuse('Somebody else claimed it first.'),
})
export const HighScored = event('HighScored', {
  data: z.object({ score: z.int() }),
  touches: key('score'),
  policy: merge((earlier: { score: number }, later) => ({ score: Math.max(earlier.score, later.score) })),
})
export const Exploded = event('Exploded', { data: z.object({}), touches: key('bang'), policy: commutes() })

export interface SpecimenState {
  readonly title: string
  readonly colour: string
  readonly phone: string
  readonly count: number
  readonly lines: Readonly<Record<string, number>>
  readonly progress: 'open' | 'cancelled' | 'shipped'
  readonly claimedBy: string
  readonly score: number
}

const initialState: SpecimenState = {
  title: '',
  colour: '',
  phone: '',
  count: 0,
  lines: { a: 1, b: 1 },
  progress: 'open',
  claimedBy: '',
  score: 0,
}

export const specimen = aggregate('specimen', {
  initialState,
  events: [
    Described,
    PhoneSet,
    Stepped,
    LineStepped,
    LineRemoved,
    Cancelled,
    Shipped,
    Claimed,
    HighScored,
    Exploded,
  ],
  evolve: {
    Described: (state, { title, colour }) => ({
      ...state,
      title: title ?? state.title,
      colour: colour ?? state.colour,
    }),
    PhoneSet: (state, { phone }) => ({ ...state, phone }),
    Stepped: (state, { by }) => ({ ...state, count: state.count + by }),
    LineStepped: (state, { line, by }) => {
      const quantity = state.lines[line]
      return quantity === undefined ? state : { ...state, lines: { ...state.lines, [line]: quantity + by } }
    },
    LineRemoved: (state, { line }) => {
      const { [line]: _removed, ...lines } = state.lines
      return { ...state, lines }
    },
    Cancelled: (state) => ({ ...state, progress: 'cancelled' }),
    Shipped: (state) => ({ ...state, progress: 'shipped' }),
    Claimed: (state, { by }) => ({ ...state, claimedBy: by }),
    HighScored: (state, { score }) => ({ ...state, score }),
    Exploded: () => {
      throw new Error('bang')
    },
  },
  between: [
    between(LineRemoved, LineStepped, {
      stands: LineStepped,
      because: 'A line somebody is still changing stays.',
      flag: 'Removed while somebody changed its quantity',
    }),
    between(Cancelled, Shipped, {
      stands: Shipped,
      because: 'Goods that left cannot be cancelled.',
      flag: 'Cancelled after shipping',
    }),
  ],
  invariants: {
    countable: { holds: (state) => state.count >= 0, message: (state) => `The count is ${state.count}.` },
  },
  commands: {},
})

export const specimenModel = defineModel([specimen])

export const specimenView = view('specimens', {
  version: 1,
  from: specimen,
  row: (state, { id, pending }) => (state.progress === 'cancelled' ? undefined : { id, ...state, pending }),
  compare: (a, b) => a.count - b.count || (a.id < b.id ? -1 : 1),
  totals: {
    byProgress: { group: (row) => row.progress, sums: (row) => ({ count: row.count, score: row.score }) },
  },
})

/** Events whose outcome is promised to be the same in every arrival order. */
export const orderFreeDrafts: readonly EventDraft[] = [
  Described.of({ title: 'x' }),
  Described.of({ title: 'y' }),
  Described.of({ colour: 'red' }),
  Described.of({ title: 'z', colour: 'blue' }),
  PhoneSet.of({ phone: '1' }),
  PhoneSet.of({ phone: '2' }),
  PhoneSet.of({ phone: '3' }),
  Stepped.of({ by: 1 }),
  Stepped.of({ by: -2 }),
  LineStepped.of({ line: 'a', by: 2 }),
  LineStepped.of({ line: 'b', by: 5 }),
  LineRemoved.of({ line: 'a' }),
  LineRemoved.of({ line: 'b' }),
  Cancelled.of({}),
  Shipped.of({}),
]

/** All kinds of events: those whose outcome depends on the committed order too. */
export const anyDrafts: readonly EventDraft[] = [
  ...orderFreeDrafts,
  Claimed.of({ by: 'ann' }),
  Claimed.of({ by: 'bob' }),
  HighScored.of({ score: 3 }),
  HighScored.of({ score: 7 }),
  Exploded.of({}),
]
