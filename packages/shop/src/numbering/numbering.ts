import { aggregate, event, key, refuse } from '@causeway/core'
import { z } from 'zod'
import { id } from '../words.ts'

/** The next number of a series went to a document. */
export const NumberGiven = event('NumberGiven', {
  data: z.object({ number: z.int().min(1), to: id }),
  touches: key('number'),
  policy: refuse('This number was given to another document already.'),
  correct: 'A number stays with its document.',
})

/** A series of numbers without gaps. Only the authority gives them, one after the other. */
export interface NumberingState {
  /** The last number given; 0 before the first. */
  readonly last: number
}

const unused: NumberingState = { last: 0 }

export const numbering = aggregate('numbering', {
  initialState: unused,
  events: [NumberGiven],
  evolve: { NumberGiven: (_state, { number }) => ({ last: number }) },
  commands: {
    give: {
      input: z.object({ to: id }),
      decide: ({ last }, { to }) => [NumberGiven.of({ number: last + 1, to })],
    },
  },
})

/** The series of orders. */
export const orderSeries = 'orders'
