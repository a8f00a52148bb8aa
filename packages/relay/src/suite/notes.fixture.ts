import { aggregate, commutes, defineModel, event } from '@causeway/core'
import { z } from 'zod'

const Noted = event('Noted', { data: z.object({ text: z.string() }), policy: commutes() })

interface Note {
  readonly text: string
}

const blank: Note = { text: '' }

const note = aggregate('note', {
  initialState: blank,
  events: [Noted],
  evolve: { Noted: (_state, { text }) => ({ text }) },
  commands: {
    write: { input: z.object({ text: z.string() }), decide: (_state, { text }) => [Noted.of({ text })] },
  },
})

/** The smallest model a relay can be tested with. */
export const notes = defineModel([note])
