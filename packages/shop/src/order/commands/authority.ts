import { z } from 'zod'
import { id } from '../../words.ts'
import { GoodsAssured, HoldExpired, OfficialNumberGiven } from '../events.ts'
import { isDue, lineOf, type OrderState } from '../state.ts'

const assurance = z.object({ line: id, wanted: z.int().min(0), promised: z.int().min(0) })

/** Notes what was set aside for a line. */
export const assureGoods = {
  input: assurance,
  decide: (state: OrderState, input: z.output<typeof assurance>) => {
    const assured = lineOf(state, input.line)?.assured
    return assured?.wanted === input.wanted && assured.promised === input.promised
      ? []
      : [GoodsAssured.of(input)]
  },
}

const officialNumber = z.object({ number: z.int().min(1) })

/** Gives an order its official number; once. */
export const giveOfficialNumber = {
  input: officialNumber,
  decide: (state: OrderState, input: z.output<typeof officialNumber>) =>
    state.officialNumber === 0 ? [OfficialNumberGiven.of(input)] : [],
}

/** Frees the goods of an order that nobody collected in time. */
export const expireHold = {
  input: z.object({}),
  decide: (state: OrderState) =>
    isDue(state) && state.holdUntil !== undefined ? [HoldExpired.of({ until: state.holdUntil })] : [],
}
