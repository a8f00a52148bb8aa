import {
  aggregate,
  commutes,
  defineModel,
  escalate,
  event,
  key,
  latestWins,
  reject,
  view,
} from '@causeway/core'
import { z } from 'zod'

/** A loyalty card: points that add up, a note where the latest wins, and a phone number only a person can settle. */
export const PointsGiven = event('PointsGiven', {
  data: z.object({ points: z.int() }),
  touches: key('points'),
  policy: commutes(),
})
export const NoteChanged = event('NoteChanged', {
  data: z.object({ note: z.string() }),
  touches: key('note'),
  policy: latestWins(),
})
export const PhoneChanged = event('PhoneChanged', {
  data: z.object({ phone: z.string() }),
  touches: key('phone'),
  policy: escalate('Which phone number is right?'),
})
export const NumberGiven = event('NumberGiven', {
  data: z.object({ number: z.string() }),
  touches: key('number'),
  policy: latestWins(),
})

export interface CardState {
  readonly points: number
  readonly note: string
  readonly phone: string
  readonly number: string
}

const initialState: CardState = { points: 0, note: '', phone: '', number: '' }

export const card = aggregate('card', {
  initialState,
  events: [PointsGiven, NoteChanged, PhoneChanged, NumberGiven],
  evolve: {
    PointsGiven: (state, { points }) => ({ ...state, points: state.points + points }),
    NoteChanged: (state, { note }) => ({ ...state, note }),
    PhoneChanged: (state, { phone }) => ({ ...state, phone }),
    NumberGiven: (state, { number }) => ({ ...state, number }),
  },
  commands: {
    give: {
      input: z.object({ points: z.int('Whole points only.') }),
      decide: (_state, { points }) => (points === 0 ? [] : [PointsGiven.of({ points })]),
    },
    take: {
      input: z.object({ points: z.int() }),
      decide: (state, { points }) =>
        state.points < points
          ? reject('too-few', `There are ${state.points} points, not ${points}.`)
          : [PointsGiven.of({ points: -points })],
    },
    spend: {
      // As a form has it: a text that the schema makes a number of.
      input: z.object({ points: z.string().transform(Number) }),
      decide: (_state, { points }) => [PointsGiven.of({ points: -points })],
    },
    note: {
      input: z.object({ note: z.string() }),
      decide: (_state, { note }) => [NoteChanged.of({ note })],
    },
    phone: {
      input: z.object({ phone: z.string() }),
      decide: (_state, { phone }) => [PhoneChanged.of({ phone })],
    },
    number: {
      input: z.object({}),
      decide: (_state, _input, { nextNumber }) => [NumberGiven.of({ number: nextNumber() })],
    },
    break: {
      input: z.object({}),
      // Decides something its own schema does not allow.
      decide: () => [PointsGiven.of({ points: 0.5 })],
    },
  },
})

export const cards = view('cards', {
  version: 1,
  from: card,
  row: (state, { id }) => ({ id, ...state }),
  compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  totals: { points: { group: () => 'all', sums: ({ points }) => ({ points }) } },
})

export const cardModel = defineModel([card])
