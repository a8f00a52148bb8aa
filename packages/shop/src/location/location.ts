import { aggregate, event, key, latestWins, reject } from '@causeway/core'
import { z } from 'zod'
import { required } from '../words.ts'

/** A place with shelves of its own: the store, a stall, a van. */
export interface LocationState {
  readonly added: boolean
  readonly name: string
  /** Given up; what it holds stays in the book. */
  readonly closed: boolean
}

const details = z.object({ name: required('Enter a name.') })

export const LocationAdded = event('LocationAdded', {
  data: details,
  touches: key('added'),
  policy: latestWins(),
  correct: 'Close the location.',
})

export const LocationRenamed = event('LocationRenamed', {
  data: details,
  touches: key('name'),
  policy: latestWins(),
})

export const LocationClosed = event('LocationClosed', {
  data: z.object({ closed: z.boolean() }),
  touches: key('closed'),
  policy: latestWins(),
})

/** Where goods are unless somebody says otherwise; it is there without having been added. */
export const mainLocation = 'store'

const unknownLocation: LocationState = { added: false, name: '', closed: false }

const notAdded = reject('unknown-location', 'This location is not in the list.')

/** A place that holds its own quantity of each product: that is what keeps two sellers from selling the same piece. */
export const location = aggregate('location', {
  initialState: unknownLocation,
  events: [LocationAdded, LocationRenamed, LocationClosed],
  evolve: {
    LocationAdded: (state, { name }) => ({ ...state, added: true, name: state.name || name }),
    LocationRenamed: (state, { name }) => ({ ...state, name }),
    LocationClosed: (state, { closed }) => ({ ...state, closed }),
  },
  commands: {
    add: {
      input: details,
      decide: ({ added }, input) => (added ? [] : [LocationAdded.of(input)]),
    },
    rename: {
      input: details,
      decide: (state, { name }, { id }) => {
        if (!state.added && id !== mainLocation) return notAdded
        return name === state.name ? [] : [LocationRenamed.of({ name })]
      },
    },
    /** Nothing is sold or counted there any more; what it holds stays in the book. */
    close: {
      input: z.object({}),
      decide: (state, _input, { id }) => {
        if (id === mainLocation)
          return reject(
            'main-location',
            'The store stays open: goods are there unless somebody says otherwise.',
          )
        return state.added ? (state.closed ? [] : [LocationClosed.of({ closed: true })]) : notAdded
      },
    },
    reopen: {
      input: z.object({}),
      decide: (state) => (state.closed ? [LocationClosed.of({ closed: false })] : []),
    },
  },
})

/** What a location is called; the store has a name from the start. */
export function locationName(id: string, { name }: Pick<LocationState, 'name'>): string {
  return name || (id === mainLocation ? 'Store' : 'A location')
}
