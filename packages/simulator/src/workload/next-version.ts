import { aggregate, commutes, defineModel, event } from '@causeway/core'
import { shopModel } from '@causeway/shop'
import { z } from 'zod'

export const NoticePinned = event('NoticePinned', {
  data: z.object({ notice: z.string(), text: z.string() }),
  policy: commutes(),
})

/** What the next version of the desk will have: a board for notices, which today's version does not know. */
export const board = aggregate('board', {
  initialState: { notices: {} as Readonly<Record<string, string>> },
  events: [NoticePinned],
  evolve: {
    NoticePinned: (state, { notice, text }) => ({ notices: { ...state.notices, [notice]: text } }),
  },
  commands: {
    pin: {
      input: z.object({ text: z.string() }),
      decide: (_state, { text }, { newId }) => [NoticePinned.of({ notice: newId(), text })],
    },
  },
})

/** The domain as the next version of the app has it. */
export const nextModel = defineModel([...shopModel.values(), board])
