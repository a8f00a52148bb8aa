import { aggregate, commutes, defineModel, event, key, latestWins, type View, view } from '@causeway/core'
import { z } from 'zod'

const Noted = event('Noted', {
  data: z.object({ text: z.string() }),
  touches: key('text'),
  policy: latestWins(),
})
const Dropped = event('Dropped', { data: z.object({}), touches: key('dropped'), policy: commutes() })

interface Note {
  readonly text: string
  readonly times: number
  readonly dropped: boolean
}

const blank: Note = { text: '', times: 0, dropped: false }

export const note = aggregate('note', {
  initialState: blank,
  events: [Noted, Dropped],
  evolve: {
    Noted: (state, { text }) => ({ ...state, text, times: state.times + 1 }),
    Dropped: (state) => ({ ...state, dropped: true }),
  },
  commands: {},
})

const other = aggregate('other', {
  initialState: blank,
  events: [Noted],
  evolve: { Noted: (state, { text }) => ({ ...state, text, times: state.times + 1 }) },
  commands: {},
})

/** Notes that can be dropped, and something else. */
export const noteModel = defineModel([note, other])

/** Notes that were not dropped. */
export const noteList = (version = 1): View =>
  view('notes', {
    version,
    from: note,
    row: ({ text, times, dropped }, { conflicts }) =>
      dropped ? undefined : { text, times, open: conflicts.length, version },
    compare: (a, b) => a.times - b.times,
  })

export const otherList: View = view('others', {
  version: 1,
  from: other,
  row: ({ times }) => ({ times }),
  compare: (a, b) => a.times - b.times,
})
