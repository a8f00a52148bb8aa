import { commutes, event, key, latestWins } from '@causeway/core'
import { z } from 'zod'
import { count, id, optionalText } from '../words.ts'

export const movement = z.object({ movement: id, quantity: count, reason: optionalText })

export const opening = z.object({ quantity: count })

/** What was on the shelf before there was a book. It is said once, however many devices load the same list. */
export const StockOpened = event('StockOpened', {
  data: opening,
  touches: key('opening'),
  policy: latestWins(),
})

/** Two people who unpack the same goods record one movement: what is on the way is known by transfer and product. */
export const StockReceived = event('StockReceived', {
  data: movement,
  touches: key('movement', 'movement'),
  policy: latestWins(),
  fact: true,
  correct: 'Take out what was received by mistake, with the reason.',
})

/** Two people who hand the same goods of an order over record one movement: it is known by order and line. */
export const StockTaken = event('StockTaken', {
  data: movement,
  touches: key('movement', 'movement'),
  policy: latestWins(),
  fact: true,
  correct: 'Receive what was taken by mistake, with the reason.',
})

const pieces = z
  .int('Enter a whole number.')
  .min(0, 'Enter at least 0.')
  .max(100_000, 'Enter at most 100,000.')

/** Somebody counted the shelf. `was` is what the book said to whoever counted. */
export const counting = z.object({ counted: pieces, was: z.int(), note: optionalText })

/** What is really there: what was taken before the count is in it, what is taken after it is not. */
export const StockCounted = event('StockCounted', {
  data: counting,
  touches: key('count'),
  policy: latestWins(),
  correct: 'Count again.',
})

/** Nobody could tell whether these movements were before the count or after it; somebody says they were before. */
export const CountKept = event('CountKept', {
  data: z.object({ movements: z.array(id).min(1) }),
  touches: key('count'),
  policy: commutes(),
})

const wish = z.object({ order: id, line: id, quantity: z.int().min(0) })

/** How many an order's line wants set aside: 0 when it wants none any more. */
export const GoodsWanted = event('GoodsWanted', {
  data: wish,
  touches: { families: ['wish'], keys: ({ order, line }) => [`wish/${order}/${line}`] },
  policy: latestWins(),
  correct: 'Change the order.',
})

/** How many are set aside for an order's line. */
export const GoodsPromised = event('GoodsPromised', {
  data: wish,
  touches: { families: ['promise'], keys: ({ order, line }) => [`promise/${order}/${line}`] },
  policy: latestWins(),
  correct: 'Change the order, or receive stock.',
})
