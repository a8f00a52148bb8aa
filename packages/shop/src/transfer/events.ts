import { event, key, latestWins } from '@causeway/core'
import { z } from 'zod'
import { count, id, optionalText } from '../words.ts'

export const goods = z.object({
  /** How many of each product. */
  goods: z.array(z.object({ product: id, quantity: count })).min(1, 'Choose what is to be moved.'),
})

export const route = goods.extend({
  from: id,
  to: id,
  note: optionalText,
})

/** Somebody asks for goods of another location. */
export const TransferRequested = event('TransferRequested', {
  data: route,
  touches: key('request'),
  policy: latestWins(),
})

/** The goods left: from now on they are on the way. */
export const TransferSent = event('TransferSent', {
  data: goods,
  touches: key('progress'),
  policy: latestWins(),
  fact: true,
  correct: 'Say at the other end how many arrived, or count the shelf they left.',
})

export const arrived = z.object({
  goods: z.array(z.object({ product: id, quantity: z.int().min(0).max(100_000) })),
})

/** The goods arrived, so many of each. Two people who unpack them together record it once. */
export const TransferReceived = event('TransferReceived', {
  data: arrived,
  touches: key('arrival'),
  policy: latestWins(),
  fact: true,
  correct: 'Count the shelf they arrived at.',
})

/** Nobody sends them any more. */
export const TransferCancelled = event('TransferCancelled', {
  data: z.object({ reason: optionalText }),
  touches: key('progress'),
  policy: latestWins(),
})

/** Fewer arrived than left, and somebody looked into it. */
export const LossSettled = event('LossSettled', {
  data: z.object({ note: optionalText }),
  touches: key('loss'),
  policy: latestWins(),
})
