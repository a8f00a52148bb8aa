import { order, orderTotals } from '@causeway/shop'
import { apart, back, everywhere, flagged, type Story } from './story.ts'

const { place, addLine, confirm, recordPayment, recordRefund } = order.commands

const orderId = (key: string) => `order-${key}`
const screen = (key: string) => `/orders/${orderId(key)}`

/** A basket of so much, in hundredths. */
const basket = (key: string, amount: number) => [
  place(orderId(key), {}),
  addLine(orderId(key), {
    line: 'basket',
    product: 'sample-product-11',
    quantity: 1,
    price: { amount, per: 1 },
  }),
  confirm(orderId(key), {}),
]

/** S22 */
export const paidTwice: Story = {
  id: 'S22',
  title: 'Paid twice',
  about: 'One records the money in cash, the other the card slip of the same order.',
  steps: (key) => [
    {
      title: 'An order of 40.00',
      look: 'It is on all devices.',
      async act({ at, together, show }) {
        await at('laptop', ...basket(key, 4000))
        await together()
        show(screen(key))
      },
    },
    apart('laptop', 'tablet'),
    {
      title: 'Two payments',
      look: 'Maya records 40.00 in cash, Ben 40.00 by card. On each device the order is just paid.',
      async act({ at }) {
        await at('laptop', recordPayment(orderId(key), { amount: 4000, tender: 'cash' }))
        await at('tablet', recordPayment(orderId(key), { amount: 4000, tender: 'card' }))
      },
    },
    back(
      'Both happened, so both are kept. The order is overpaid by 40.00 and offers to give it back.',
      'laptop',
      'tablet',
    ),
  ],
  outcome: (key, actors) => [
    {
      text: 'Both payments are kept: 80.00',
      holds: everywhere((device) => orderTotals(actors.read(device)(order, orderId(key))).paid === 8000),
    },
    {
      text: 'Marked: more was paid than the order comes to',
      holds: flagged(actors, 'order', orderId(key), /More was paid/),
    },
  ],
}

/** S24 */
export const refundedTwice: Story = {
  id: 'S24',
  title: 'Handed back twice',
  about: 'Two people hand the same 20.00 back.',
  steps: (key) => [
    {
      title: 'An order of 30.00, paid',
      look: 'It is on all devices.',
      async act({ at, together, show }) {
        await at(
          'laptop',
          ...basket(key, 3000),
          recordPayment(orderId(key), { amount: 3000, tender: 'cash' }),
        )
        await together()
        show(screen(key))
      },
    },
    apart('laptop', 'tablet'),
    {
      title: 'Two refunds',
      look: 'Maya hands 20.00 back, and so does Ben. Neither knows of the other.',
      async act({ at }) {
        await at('laptop', recordRefund(orderId(key), { amount: 2000, tender: 'cash' }))
        await at('tablet', recordRefund(orderId(key), { amount: 2000, tender: 'cash' }))
      },
    },
    back(
      'The money is gone, so both are recorded. The order says that 10.00 more was handed back than was ever paid.',
      'laptop',
      'tablet',
    ),
  ],
  outcome: (key, actors) => [
    {
      text: 'Both refunds are recorded: 10.00 too much went back',
      holds: everywhere((device) => orderTotals(actors.read(device)(order, orderId(key))).paid === -1000),
    },
    {
      text: 'Marked: more was handed back than was ever paid',
      holds: flagged(actors, 'order', orderId(key), /More was handed back/),
    },
  ],
}
