import type { Command } from '@causeway/core'
import { handOverRequest, order, orderedLines, product, shortOf, stock, stockId } from '@causeway/shop'
import { apart, back, everywhere, flagged, type Story, statusOf } from './story.ts'

const { place, addLine, confirm, recordPayment } = order.commands

const lampId = (key: string) => `lamp-${key}`
const [first, second] = [(key: string) => `order-a-${key}`, (key: string) => `order-b-${key}`]

/** The last lamp there is. */
const lastLamp = (key: string): readonly Command[] => [
  product.commands.add(lampId(key), {
    name: 'Storm lamp, the last one',
    sku: `L-${key}`,
    price: { amount: 3900, currency: 'EUR' },
  }),
  stock.commands.open(stockId(lampId(key)), { quantity: 1 }),
]

const lampOrder = (id: string, key: string, ships: boolean): readonly Command[] => [
  place(id, ships ? { fulfilment: 'ship', delivery: 'Quay 4, Aarhus' } : {}),
  addLine(id, { line: 'lamp', product: lampId(key), quantity: 1 }),
]

/** S09 */
export const lastPiece: Story = {
  id: 'S09',
  title: 'The last piece, promised twice',
  about: 'One lamp is left. Two people each confirm an order for it.',
  steps: (key) => [
    {
      title: 'One lamp on the shelf',
      look: 'Maya’s order and Ben’s order are drafts. Both ask for the lamp.',
      async act({ at, together, show }) {
        await at('laptop', ...lastLamp(key))
        await together()
        await at('laptop', ...lampOrder(first(key), key, true))
        await at('tablet', ...lampOrder(second(key), key, true))
        await together()
        show(`/orders/${first(key)}`, 'laptop')
        show(`/orders/${second(key)}`, 'tablet')
        show(`/products/${lampId(key)}`, 'phone')
      },
    },
    apart('laptop', 'tablet'),
    {
      title: 'Both confirm',
      look: 'Each device still shows one lamp. Neither can promise it alone: that is for the relay to do, once.',
      async act({ at }) {
        await at('laptop', confirm(first(key), {}))
        await at('tablet', confirm(second(key), {}))
      },
    },
    back(
      'The relay gave the lamp to whoever arrived first; the dots on its line say so. The other order is short of one, with choices. On hand is still one: nothing has left the shelf.',
      'laptop',
      'tablet',
    ),
  ],
  outcome: (key, actors) => {
    const short = (device: 'laptop' | 'tablet' | 'phone') =>
      [first(key), second(key)].filter((id) =>
        orderedLines(actors.read(device)(order, id)).some((line) => shortOf(line) > 0),
      )
    const [loser] = short('laptop')
    return [
      {
        text: 'One order has the lamp, the other is short of it, the same on every device',
        holds: everywhere((device) => short(device).length === 1 && short(device)[0] === loser),
      },
      {
        text: 'The short one is marked',
        holds: loser !== undefined && flagged(actors, 'order', loser, /Not on the shelf/),
      },
      {
        text: 'One lamp is on hand',
        holds: everywhere((device) => actors.read(device)(stock, stockId(lampId(key))).onHand === 1),
      },
    ]
  },
}

/** S10 */
export const soldOverCounter: Story = {
  id: 'S10',
  title: 'Promised here, sold there',
  about: 'The last lamp is set aside for one order, and goes over the counter for another.',
  steps: (key) => [
    {
      title: 'One lamp, set aside',
      look: 'Maya’s order is confirmed, and the relay set the lamp aside for it.',
      async act({ at, together, show }) {
        await at('laptop', ...lastLamp(key))
        await at('laptop', ...lampOrder(first(key), key, true), confirm(first(key), {}))
        await together()
        show(`/orders/${first(key)}`, 'laptop', 'phone')
        show('/orders', 'tablet')
      },
    },
    apart('tablet'),
    {
      title: 'A customer at the stall',
      look: 'A customer stands before Ben with the lamp in their hand and pays in cash. Goods in somebody’s hand are never stopped by a number.',
      async act({ at, read, show }) {
        await at('tablet', ...lampOrder(second(key), key, false))
        show(`/orders/${second(key)}`, 'tablet')
        await at(
          'tablet',
          confirm(second(key), {}),
          recordPayment(second(key), { amount: 3900, tender: 'cash' }),
        )
        await at('tablet', ...handOverRequest(read('tablet'), second(key)))
      },
    },
    back(
      'The cash sale stands. Maya’s order is short of the lamp now and says so, with choices: backorder, another product, cancel and pay back.',
      'tablet',
    ),
  ],
  outcome: (key, actors) => [
    {
      text: 'The cash sale stands: handed over, on every device',
      holds: everywhere((device) => actors.read(device)(order, second(key)).progress === 'handed over'),
    },
    {
      text: 'Maya’s order is marked as short',
      holds: flagged(actors, 'order', first(key), /Not on the shelf/),
    },
    {
      text: 'Nothing was refused',
      holds: everywhere(
        (device) =>
          actors.workspace(device).sync.getState().refused === 0 &&
          statusOf(actors, device, 'order', second(key)).conflicts.length === 0,
      ),
    },
  ],
}
