import { sameField, twoFields } from './customers.ts'
import { lastPiece, soldOverCounter } from './goods.ts'
import { lostAnswers } from './machinery.ts'
import { paidTwice, refundedTwice } from './money.ts'
import { cancelledAndShipped, oneOrder, paidAndCancelled } from './orders.ts'
import type { Story } from './story.ts'

/** Every story of the demo, the simplest first. */
export const stories: readonly Story[] = [
  twoFields,
  sameField,
  oneOrder,
  lastPiece,
  soldOverCounter,
  cancelledAndShipped,
  paidAndCancelled,
  paidTwice,
  refundedTwice,
  lostAnswers,
]
