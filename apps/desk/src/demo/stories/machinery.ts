import { order, orderTotals } from '@causeway/shop'
import { everywhere, type Story } from './story.ts'

const { place, addLine, confirm, recordPayment } = order.commands

const orderId = (key: string) => `order-${key}`

/** S38 */
export const lostAnswers: Story = {
  id: 'S38',
  title: 'The answer that never came',
  about: 'The relay stores a sale, but its answers are lost three times.',
  steps: (key) => [
    {
      title: 'A line that loses answers',
      look: 'What the tablet sends still reaches the relay. What the relay says in return is lost.',
      async act({ line, show }) {
        line('losing answers', 'tablet')
        show('/orders')
      },
    },
    {
      title: 'A sale, and three lost answers',
      look: 'Ben sells honey for 8.50. The others have the sale already, while the tablet still counts it as waiting: it was never told. It connects again and again; each × on its line is an answer that was lost.',
      async act({ at, show, answersLost }) {
        await at(
          'tablet',
          place(orderId(key), {}),
          addLine(orderId(key), { line: 'honey', product: 'sample-product-4', quantity: 1 }),
          confirm(orderId(key), {}),
          recordPayment(orderId(key), { payment: `paid-${key}`, amount: 850, tender: 'cash' }),
        )
        show(`/orders/${orderId(key)}`, 'tablet')
        await answersLost('tablet', 3)
        show(`/orders/${orderId(key)}`, 'laptop', 'phone')
      },
    },
    {
      title: 'The line is good again',
      look: 'The tablet learns that everything had arrived. Each event has an identity of its own, so sending it again could not have doubled it: one order, one payment.',
      async act({ line, together }) {
        line('open', 'tablet')
        await together()
      },
    },
  ],
  outcome: (key, { read }) => [
    {
      text: 'One order with one line, on every device',
      holds: everywhere((device) => Object.keys(read(device)(order, orderId(key)).lines).length === 1),
    },
    {
      text: 'One payment of 8.50',
      holds: everywhere((device) => {
        const state = read(device)(order, orderId(key))
        return Object.keys(state.payments).length === 1 && orderTotals(state).paid === 850
      }),
    },
  ],
}
