import { escalate, event, key, latestWins } from '@causeway/core'
import { z } from 'zod'
import { optionalText, required } from '../words.ts'

const name = required('Enter a name.')
const email = z.union([z.email('This is not an e-mail address.').max(200), z.literal('')])

/** What people enter about a customer; an empty text takes what was known away. */
export const details = z.object({
  name: name.optional(),
  email: email.optional(),
  phone: optionalText,
  address: optionalText,
})

/** Only an import can register one customer on two devices, and then both say the same. */
export const CustomerRegistered = event('CustomerRegistered', {
  data: details.extend({ name }),
  correct: 'Change the customer’s details.',
  touches: key('registered'),
  policy: latestWins(),
})

export const CustomerRenamed = event('CustomerRenamed', {
  data: z.object({ name }),
  touches: key('name'),
  policy: latestWins(),
})

export const PhoneChanged = event('PhoneChanged', {
  data: z.object({ phone: optionalText.unwrap() }),
  touches: key('phone'),
  policy: escalate('Which phone number is right?'),
})

export const EmailChanged = event('EmailChanged', {
  data: z.object({ email }),
  touches: key('email'),
  policy: escalate('Which e-mail address is right?'),
})

export const AddressChanged = event('AddressChanged', {
  data: z.object({ address: optionalText.unwrap() }),
  touches: key('address'),
  policy: escalate('Which address is right?'),
})
