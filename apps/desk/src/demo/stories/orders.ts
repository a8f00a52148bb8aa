import { order, orderedLines, orderTotals, shipRequest, stock, stockId } from '@causeway/shop'
import { apart, back, everywhere, flagged, type Story } from './story.ts'

const { place, addLine, stepQuantity, confirm, cancel, recordPayment } = order.commands

const orderId = (key: string) => `order-${key}`
const screen = (key: string) => `/orders/${orderId(key)}`
const juice = 'sample-product-3'
const [honey, candle, potatoes] = ['sample-product-4', 'sample-product-10', 'sample-product-8'] as const

/** S04, S05 */
export const oneOrder: Story = {
  id: 'S04',
  title: 'One order, two waiters',
  about: 'Two people add lines to one order and press + on the same line, apart.',
  steps: (key) => [
    {
      title: 'An order with one apple juice',
      look: 'It is open on all three devices.',
      async act({ at, together, show }) {
        await at(
          'laptop',
          place(orderId(key), {}),
          addLine(orderId(key), { line: 'juice', product: juice, quantity: 1 }),
        )
        await together()
        show(screen(key))
      },
    },
    apart('laptop', 'tablet'),
    {
      title: 'Both go on',
      look: 'Maya adds honey and presses + on the juice twice. Ben adds candles and potatoes and presses + three times. Each sees a different order now.',
      async act({ at }) {
        await at('laptop', addLine(orderId(key), { line: 'honey', product: honey, quantity: 2 }))
        for (let press = 0; press < 2; press++)
          await at('laptop', stepQuantity(orderId(key), { line: 'juice', by: 1 }))
        await at('tablet', addLine(orderId(key), { line: 'candle', product: candle, quantity: 2 }))
        await at('tablet', addLine(orderId(key), { line: 'potatoes', product: potatoes, quantity: 3 }))
        for (let press = 0; press < 3; press++)
          await at('tablet', stepQuantity(orderId(key), { line: 'juice', by: 1 }))
      },
    },
    back(
      'Lines add up, and so do presses: 1 + 2 + 3. The presses met on one line and were merged, which is what a press says: one more.',
      'tablet',
      'laptop',
    ),
  ],
  outcome: (key, { read }) => [
    {
      text: 'Four lines on every device',
      holds: everywhere((device) => orderedLines(read(device)(order, orderId(key))).length === 4),
    },
    {
      text: 'Six apple juices: 1 + 2 + 3',
      holds: everywhere((device) => read(device)(order, orderId(key)).lines.juice?.quantity === 6),
    },
  ],
}

/** S16 */
export const cancelledAndShipped: Story = {
  id: 'S16',
  title: 'Cancelled here, shipped there',
  about: 'The owner cancels an order while its parcel leaves the workshop.',
  steps: (key) => [
    {
      title: 'An order to be shipped',
      look: 'It is confirmed, and the relay set its goods aside: the dots on the relay’s own line are its doing.',
      async act({ at, together, show }) {
        await at(
          'laptop',
          place(orderId(key), { fulfilment: 'ship', delivery: 'Quay 4, Aarhus' }),
          addLine(orderId(key), { line: 'honey', product: honey, quantity: 1 }),
          confirm(orderId(key), {}),
        )
        await together()
        show(screen(key))
      },
    },
    apart('laptop', 'phone'),
    {
      title: 'Cancelled, and shipped',
      look: 'Maya cancels the order on the laptop. Noor hands the parcel to the carrier and says so on the phone.',
      async act({ at, read }) {
        await at('laptop', cancel(orderId(key), { reason: 'Customer changed their mind' }))
        await at('phone', ...shipRequest(read('phone'), orderId(key)))
      },
    },
    back(
      'A parcel that left cannot be called back by cancelling. Shipping stands, whoever came back first; cancelling gave way, and the order says that somebody has to talk to the customer.',
      'laptop',
      'phone',
    ),
  ],
  outcome: (key, actors) => [
    {
      text: 'Shipped, on every device',
      holds: everywhere((device) => actors.read(device)(order, orderId(key)).progress === 'shipped'),
    },
    {
      text: 'Marked: cancelled after shipping',
      holds: flagged(actors, 'order', orderId(key), /cancelled after shipping/),
    },
    {
      text: 'The parcel’s goods left the shelf once',
      holds: everywhere(
        (device) =>
          actors.read(device)(stock, stockId(honey)).onHand ===
          actors.read('laptop')(stock, stockId(honey)).onHand,
      ),
    },
  ],
}

/** S18 */
export const paidAndCancelled: Story = {
  id: 'S18',
  title: 'Paid here, cancelled there',
  about: 'The tablet takes money for an order that the laptop cancels.',
  steps: (key) => [
    {
      title: 'A draft of two honeys',
      look: 'It is on the relay and on all devices.',
      async act({ at, together, show }) {
        await at(
          'laptop',
          place(orderId(key), {}),
          addLine(orderId(key), { line: 'honey', product: honey, quantity: 2 }),
        )
        await together()
        show(screen(key))
      },
    },
    apart('laptop', 'tablet'),
    {
      title: 'Paid, and cancelled',
      look: 'Ben takes 17.00 in cash for it. Maya cancels it.',
      async act({ at }) {
        await at('tablet', recordPayment(orderId(key), { amount: 1700, tender: 'cash' }))
        await at('laptop', cancel(orderId(key), { reason: 'Customer did not come' }))
      },
    },
    back(
      'Money that changed hands is never refused. The order is cancelled and says that money is held for it.',
      'laptop',
      'tablet',
    ),
  ],
  outcome: (key, actors) => [
    {
      text: 'Cancelled, with the payment kept',
      holds: everywhere((device) => {
        const state = actors.read(device)(order, orderId(key))
        return state.progress === 'cancelled' && orderTotals(state).paid === 1700
      }),
    },
    {
      text: 'Marked: money was taken for it',
      holds: flagged(actors, 'order', orderId(key), /money was taken/),
    },
  ],
}
