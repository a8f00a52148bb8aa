import { commutes, escalate, event, key, latestWins, refuse } from '@causeway/core'
import { z } from 'zod'
import { amount, currencyCode } from '../money.ts'
import { tender } from '../order/events.ts'
import { count, day, id, moment, optionalText, required } from '../words.ts'

/** One event holds at most so many payments: beyond that it would be too large to send. */
export const mostEntries = 800

/** What of a payment a close may cover: that it was made, and that it bounced afterwards. */
export const entryKind = z.enum(['payment', 'declined'])

const entry = z.object({
  order: id,
  payment: id,
  kind: entryKind,
  tender,
  /** Below zero when money went back, or did not come after all. */
  amount,
  /** What it changed in the drawer: nothing unless it was cash, and as coins allow when it was. */
  cash: amount,
  at: moment,
  /** Made before the last close, and heard of only after it. */
  late: z.literal(true).optional(),
})

const coveredMove = z.object({ movement: id, amount, late: z.literal(true).optional() })

/** So many of a coin or note. */
export const coins = z.array(z.object({ value: amount.min(1), count })).max(40)

/** When each other device was last heard of: what it did since is not covered. */
export const heard = z.array(z.object({ device: id, heardAt: moment })).max(50)

/** Only a device that does not know the drawer yet adds it; the first use of the desk's own does so by itself. */
export const DrawerAdded = event('DrawerAdded', {
  data: z.object({ name: required('Enter a name.'), currency: currencyCode }),
  touches: key('added'),
  policy: latestWins(),
  correct: 'Rename the drawer.',
})

export const DrawerRenamed = event('DrawerRenamed', {
  data: z.object({ name: required('Enter a name.') }),
  touches: key('name'),
  policy: latestWins(),
})

/** The smallest coin there is: amounts paid in cash are rounded to it. */
export const SmallestCoinChosen = event('SmallestCoinChosen', {
  data: z.object({ coin: z.int().min(1).max(1_000_000) }),
  touches: key('coin'),
  policy: latestWins(),
})

/** Somebody counted what was in the drawer to begin with. Said again, it puts the float right. */
export const DrawerOpened = event('DrawerOpened', {
  data: z.object({ float: amount.min(0, 'Enter what is in the drawer.') }),
  touches: key('session'),
  policy: escalate('Two people opened this drawer with different floats. What was in it?'),
})

/** Cash put in (above zero) or taken out, with the reason. */
export const CashMoved = event('CashMoved', {
  data: z.object({ movement: id, amount, reason: required('Say what for.') }),
  touches: key('movement', 'movement'),
  policy: commutes(),
  fact: true,
  correct: 'Put it back, or take it out again, with the reason.',
})

/**
 * The drawer was counted and signed: what it covers, what should have been in it and what was. What is heard of later
 * comes into the next close; a signed one is never changed.
 */
export const DrawerClosed = event('DrawerClosed', {
  data: z.object({
    close: id,
    /** The shop's own day. */
    day,
    openedAt: moment,
    float: amount,
    entries: z.array(entry).max(mostEntries),
    moves: z.array(coveredMove).max(mostEntries),
    expected: amount,
    counted: amount.min(0, 'Enter what is in the drawer.'),
    coins: coins.optional(),
    note: optionalText,
    heard: heard.optional(),
  }),
  touches: key('session'),
  policy: refuse(
    'Somebody else closed or opened this drawer at the same time. Look at that close: what it does not cover comes into the next.',
  ),
  correct: 'A signed close stays. What comes later is in the next one.',
})
