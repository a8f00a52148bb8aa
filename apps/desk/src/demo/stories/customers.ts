import { customer } from '@causeway/shop'
import { apart, back, everywhere, type Story, statusOf } from './story.ts'

const { register, changeDetails, decideDetails } = customer.commands

const eva = (key: string) => `eva-${key}`
const screen = (key: string) => `/customers/${eva(key)}`

/** S01 */
export const twoFields: Story = {
  id: 'S01',
  title: 'Two people change one customer',
  about: 'One sets the e-mail address, the other the phone number, each with no connection.',
  steps: (key) => [
    {
      title: 'A customer, on all devices',
      look: 'Maya registers Eva Holm on the laptop. On the wire: a dot on the laptop’s line, an arrow up to its position at the relay, and arrows down to the others.',
      async act({ at, together, show }) {
        await at('laptop', register(eva(key), { name: 'Eva Holm' }))
        await together()
        show(screen(key))
      },
    },
    apart('laptop', 'tablet'),
    {
      title: 'Each changes something',
      look: 'Maya sets the e-mail address, Ben the phone number. Point at one of the two new dots: the other is ringed, for neither had seen it. They are no rivals: they are about different things.',
      async act({ at }) {
        await at('laptop', changeDetails(eva(key), { email: 'eva@holm.example' }))
        await at('tablet', changeDetails(eva(key), { phone: '+45 20 11 40 40' }))
      },
    },
    back('Both changes stand, on every device, and nobody is asked anything.', 'laptop', 'tablet'),
  ],
  outcome: (key, actors) => [
    {
      text: 'E-mail address and phone number are set on every device',
      holds: everywhere((device) => {
        const { email, phone } = actors.read(device)(customer, eva(key))
        return email === 'eva@holm.example' && phone === '+45 20 11 40 40'
      }),
    },
    {
      text: 'Nobody is asked',
      holds: everywhere((device) => statusOf(actors, device, 'customer', eva(key)).conflicts.length === 0),
    },
  ],
}

/** S02 */
export const sameField: Story = {
  id: 'S02',
  title: 'Two phone numbers for one customer',
  about: 'Two people enter different numbers. Only a person can tell which is right.',
  steps: (key) => [
    {
      title: 'A customer, on all devices',
      look: 'Eva Holm is a customer everywhere.',
      async act({ at, together, show }) {
        await at('laptop', register(eva(key), { name: 'Eva Holm', phone: '+45 20 11 00 00' }))
        await together()
        show(screen(key))
      },
    },
    apart('laptop', 'tablet'),
    {
      title: 'Two numbers',
      look: 'Maya writes one number down, Ben another. Point at one of the dots: the other is its rival now, for both are about the phone number.',
      async act({ at }) {
        await at('laptop', changeDetails(eva(key), { phone: '+45 20 11 11 11' }))
        await at('tablet', changeDetails(eva(key), { phone: '+45 20 22 22 22' }))
      },
    },
    back(
      'One number stands for now, the same on all devices, and both dots are in question. Under “Needs you” anybody sees both, and what it was before.',
      'laptop',
      'tablet',
    ),
    {
      title: 'The question',
      look: 'Noor looks at it on the phone: both sides, who entered them, and what each answer would come to.',
      async act({ show }) {
        show('/needs-you', 'phone')
      },
    },
    {
      title: 'Noor decides',
      look: 'Her answer is an ordinary event that has seen both. The mark goes on all devices; the number that was not chosen stays in the history.',
      async act({ at, together, show }) {
        await at('phone', decideDetails(eva(key), { phone: '+45 20 11 11 11' }))
        await together()
        show(screen(key), 'phone')
      },
    },
  ],
  outcome: (key, actors) => [
    {
      text: 'The number Noor chose stands on every device',
      holds: everywhere((device) => actors.read(device)(customer, eva(key)).phone === '+45 20 11 11 11'),
    },
    {
      text: 'Nobody is asked any more',
      holds: everywhere((device) => statusOf(actors, device, 'customer', eva(key)).conflicts.length === 0),
    },
  ],
}
