import { aggregate, commutes, defineModel, event } from '@causeway/core'
import { location, shopModel } from '@causeway/shop'
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

export const LocationDescribed = event('LocationDescribed', {
  data: z.object({ text: z.string() }),
  policy: commutes(),
})

const described = aggregate('location', {
  initialState: location.initialState,
  events: [LocationDescribed],
  evolve: { LocationDescribed: (state) => state },
  commands: {
    describe: {
      input: z.object({ text: z.string() }),
      decide: (_state, { text }) => [LocationDescribed.of({ text })],
    },
  },
})

/** A location as the next version knows it: today's can only read one that was described. */
export const nextLocation: typeof location & typeof described = {
  ...location,
  version: `${location.version} and described`,
  events: new Map([...location.events, ...described.events]),
  definitions: new Map([...location.definitions, ...described.definitions]),
  commands: { ...location.commands, ...described.commands },
  evolve: (state, type, data, logged) =>
    type === LocationDescribed.type ? state : location.evolve(state, type, data, logged),
}

/** The domain as the next version of the app has it. */
export const nextModel = defineModel([
  ...[...shopModel.values()].filter(({ name }) => name !== location.name),
  nextLocation,
  board,
])
