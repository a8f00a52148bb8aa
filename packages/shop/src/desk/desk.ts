import { aggregate, event, latestWins, touchesEachField } from '@causeway/core'
import { z } from 'zod'
import { currencyCode } from '../money.ts'
import { counterPricing, type PricingPolicy, pricingPolicy } from '../order/pricing.ts'
import { basisPoints, optionalText } from '../words.ts'

/** What is agreed for the whole desk, on every device. */
export interface DeskState {
  /** What stands on what is printed; empty where nobody said. */
  readonly name: string
  readonly address: string
  /** Of new products and orders; `undefined` where nobody chose. */
  readonly currency: z.output<typeof currencyCode> | undefined
  /** How new orders are priced. */
  readonly pricing: PricingPolicy
  /** Tax rate of new lines, in basis points. */
  readonly tax: number
  /** For how many days a confirmed order's goods are kept for collection; 0 for as long as it takes. */
  readonly holdDays: number
}

const holdDays = z
  .int('Enter a whole number.')
  .min(0, 'Enter at least 0.')
  .max(365, 'Enter at most 365 days.')

const agreed = z.object({
  name: optionalText,
  address: optionalText,
  currency: currencyCode.optional(),
  pricing: pricingPolicy.optional(),
  tax: basisPoints.optional(),
  holdDays: holdDays.optional(),
})

export const DeskArranged = event('DeskArranged', {
  data: agreed,
  touches: touchesEachField({
    name: true,
    address: true,
    currency: true,
    pricing: true,
    tax: true,
    holdDays: true,
  }),
  policy: latestWins(),
})

const plainDesk: DeskState = {
  name: '',
  address: '',
  currency: undefined,
  pricing: counterPricing,
  tax: 0,
  holdDays: 0,
}

/** The desk's own arrangements. There is one desk in a workspace, {@link theDesk}. */
export const desk = aggregate('desk', {
  initialState: plainDesk,
  events: [DeskArranged],
  evolve: {
    DeskArranged: (state, { name, address, currency, pricing, tax, holdDays: days }) => ({
      name: name ?? state.name,
      address: address ?? state.address,
      currency: currency ?? state.currency,
      pricing: pricing ?? state.pricing,
      tax: tax ?? state.tax,
      holdDays: days ?? state.holdDays,
    }),
  },
  commands: {
    /** Records the fields that differ from what is agreed. */
    arrange: {
      input: agreed,
      decide: (state, { name, address, currency, pricing, tax, holdDays: days }) => {
        const isNewPricing =
          pricing && (pricing.prices !== state.pricing.prices || pricing.rounding !== state.pricing.rounding)
        const change = {
          ...(name !== undefined && name !== state.name && { name }),
          ...(address !== undefined && address !== state.address && { address }),
          ...(currency && currency !== state.currency && { currency }),
          ...(isNewPricing && { pricing }),
          ...(tax !== undefined && tax !== state.tax && { tax }),
          ...(days !== undefined && days !== state.holdDays && { holdDays: days }),
        }
        return Object.keys(change).length === 0 ? [] : [DeskArranged.of(change)]
      },
    },
  },
})

/** The id of the one desk there is. */
export const theDesk = 'desk'
