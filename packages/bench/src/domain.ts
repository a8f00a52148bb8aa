import { aggregate, commutes, defineModel, event, key, latestWins, view } from '@causeway/core'
import { z } from 'zod'

/** A small order domain, so that the figures are the engine's and not the shop's. */
export const OrderPlaced = event('OrderPlaced', {
  data: z.object({ customer: z.string() }),
  touches: key('customer'),
  policy: latestWins(),
})
export const LineAdded = event('LineAdded', {
  data: z.object({
    line: z.string(),
    product: z.string(),
    quantity: z.int(),
    amount: z.int(),
  }),
  touches: key('line', 'line'),
  policy: commutes(),
})

export interface OrderState {
  readonly customer: string
  readonly lines: number
  readonly total: number
}

export const emptyOrder: OrderState = { customer: '', lines: 0, total: 0 }

export const order = aggregate('order', {
  initialState: emptyOrder,
  events: [OrderPlaced, LineAdded],
  evolve: {
    OrderPlaced: (state, { customer }) => ({ ...state, customer }),
    LineAdded: (state, { quantity, amount }) => ({
      ...state,
      lines: state.lines + 1,
      total: state.total + quantity * amount,
    }),
  },
  commands: {
    place: {
      input: z.object({ customer: z.string() }),
      decide: (_state, { customer }) => [OrderPlaced.of({ customer })],
    },
    addLine: {
      input: z.object({
        line: z.string(),
        product: z.string(),
        quantity: z.int(),
        amount: z.int(),
      }),
      decide: (_state, line) => [LineAdded.of(line)],
    },
  },
})

export const orders = view('orders', {
  version: 1,
  from: order,
  row: (state, { id }) => ({ id, ...state }),
  compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  totals: {
    all: { group: () => 'all', sums: ({ total, lines }) => ({ total, lines }) },
  },
})

export const benchModel = defineModel([order])

/** How the measured log is made up: 10,000 orders of one placing and nine lines. */
export const orderCount = 10_000
export const linesPerOrder = 9
export const eventCount = orderCount * (linesPerOrder + 1)

/** The commands of one order, the same at every run. */
export function orderCommands(index: number) {
  const id = `o${String(index).padStart(6, '0')}`
  const lines = Array.from({ length: linesPerOrder }, (_, line) =>
    order.commands.addLine(id, {
      line: `${index}-${line}`,
      product: `product ${(index * 7 + line * 13) % 997}`,
      quantity: 1 + ((index + line) % 5),
      amount: 100 + ((index * 31 + line * 17) % 9000),
    }),
  )
  return [order.commands.place(id, { customer: `customer ${index % 793}` }), ...lines]
}

/** The version of the measured app, for its pages and its relay. */
export const benchVersion = 'bench'
