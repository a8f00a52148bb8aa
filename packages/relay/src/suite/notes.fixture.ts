import { aggregate, commutes, defineModel, event } from '@causeway/core'
import { z } from 'zod'

const Noted = event('Noted', { data: z.object({ text: z.string() }), policy: commutes() })

/** Of the third version. The first had one tag, the second a text of them. */
const Tagged = event('Tagged', {
  data: z.object({ tags: z.array(z.string()) }),
  policy: commutes(),
  upcasts: [
    (data) => ({ text: z.object({ tag: z.string() }).parse(data).tag }),
    (data) => ({ tags: z.object({ text: z.string() }).parse(data).text.split(' ') }),
  ],
})

interface Note {
  readonly text: string
}

const blank: Note = { text: '' }

const note = aggregate('note', {
  initialState: blank,
  events: [Noted, Tagged],
  evolve: {
    Noted: (_state, { text }) => ({ text }),
    Tagged: (state) => state,
  },
  commands: {
    write: { input: z.object({ text: z.string() }), decide: (_state, { text }) => [Noted.of({ text })] },
  },
})

/** The smallest model a relay can be tested with. */
export const notes = defineModel([note])
