import { aggregate, between, reject } from '@causeway/core'
import { z } from 'zod'
import { location, locationName } from '../location/location.ts'
import { optionalText } from '../words.ts'
import {
  arrived,
  goods,
  LossSettled,
  route,
  TransferCancelled,
  TransferReceived,
  TransferRequested,
  TransferSent,
} from './events.ts'

/** How many of each product. */
export type Goods = readonly { readonly product: string; readonly quantity: number }[]

/** Goods that move from one location to another. */
export interface TransferState {
  readonly progress: 'none' | 'requested' | 'cancelled' | 'on the way' | 'arrived'
  readonly from: string
  readonly to: string
  readonly note: string
  readonly requested: Goods
  readonly sent: Goods
  readonly arrived: Goods
  readonly isLossSettled: boolean
}

const noTransfer: TransferState = {
  progress: 'none',
  from: '',
  to: '',
  note: '',
  requested: [],
  sent: [],
  arrived: [],
  isLossSettled: false,
}

/** Goods in the van outrank a change of mind, and what arrived outranks what was sent. */
const rank = { none: 0, requested: 1, cancelled: 2, 'on the way': 3, arrived: 4 } as const

function advanced(state: TransferState, progress: TransferState['progress']): TransferState {
  return rank[progress] > rank[state.progress] ? { ...state, progress } : state
}

/** How many left and are neither there nor looked into. */
export function missing({ progress, sent, arrived, isLossSettled }: TransferState): number {
  if (progress !== 'arrived' || isLossSettled) return 0
  const there = new Map(arrived.map(({ product, quantity }) => [product, quantity]))
  return sent.reduce(
    (sum, { product, quantity }) => sum + Math.max(0, quantity - (there.get(product) ?? 0)),
    0,
  )
}

/** How many of each product are on the way. */
export function inTransit({ progress, sent }: TransferState): Goods {
  return progress === 'on the way' ? sent : []
}

const unknown = reject('no-transfer', 'These goods were never asked for.')

/** Goods asked for, sent and received: what one shelf loses the other gets, and between the two they are on the way. */
export const transfer = aggregate('transfer', {
  initialState: noTransfer,
  events: [TransferRequested, TransferSent, TransferReceived, TransferCancelled, LossSettled],
  evolve: {
    TransferRequested: (state, { from, to, goods: requested, note = '' }) => ({
      ...advanced(state, 'requested'),
      from,
      to,
      note,
      requested,
    }),
    TransferSent: (state, { goods: sent }) => ({ ...advanced(state, 'on the way'), sent }),
    TransferReceived: (state, { goods: there }) => ({ ...advanced(state, 'arrived'), arrived: there }),
    TransferCancelled: (state) => advanced(state, 'cancelled'),
    LossSettled: (state) => ({ ...state, isLossSettled: true }),
  },
  between: [
    between(TransferCancelled, TransferSent, {
      stands: TransferSent,
      because: 'Goods that left cannot be called back by cancelling.',
      flag: 'These goods were called off while somebody sent them. Receive them, or send them back.',
    }),
  ],
  invariants: {
    allArrived: {
      holds: (state) => missing(state) === 0,
      message: (state) =>
        `${missing(state)} of what was sent did not arrive. Look for it, then say it is settled.`,
    },
  },
  commands: {
    /** Asks for goods. */
    request: {
      input: route,
      decide: ({ progress }, input, { read }) => {
        if (progress !== 'none') return []
        if (input.from === input.to) return reject('same-place', 'Choose two different locations.')
        const to = read(location, input.to)
        if (to.closed) return reject('closed-location', `${locationName(input.to, to)} is closed.`)
        return [TransferRequested.of(input)]
      },
    },
    /** Sends goods off: what was asked for, or what there is of it. */
    send: {
      input: goods,
      decide: ({ progress }, input) => {
        if (progress === 'none') return unknown
        if (progress === 'cancelled') return reject('cancelled', 'Nobody wants these goods any more.')
        return progress === 'requested' ? [TransferSent.of(input)] : []
      },
    },
    /** Says how many arrived. */
    receive: {
      input: arrived,
      decide: ({ progress }, input) => {
        if (progress === 'none') return unknown
        return progress === 'arrived' ? [] : [TransferReceived.of(input)]
      },
    },
    cancel: {
      input: z.object({ reason: optionalText }),
      decide: ({ progress }, input) => {
        if (progress === 'none') return unknown
        if (progress === 'on the way' || progress === 'arrived')
          return reject('sent', 'The goods are on the way already. Receive them, or send them back.')
        return progress === 'cancelled' ? [] : [TransferCancelled.of(input)]
      },
    },
    /** Somebody looked for what did not arrive. */
    settleLoss: {
      input: z.object({ note: optionalText }),
      decide: (state, input) => (missing(state) > 0 ? [LossSettled.of(input)] : []),
    },
  },
})
