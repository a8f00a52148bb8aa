import { commutes, escalate, event, key, latestWins } from '@causeway/core'
import { z } from 'zod'
import { id, optionalText, priceListId, required } from '../words.ts'

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

/** Which prices somebody gets; an empty text for the standard ones. */
export const PriceListAssigned = event('PriceListAssigned', {
  data: z.object({ list: priceListId }),
  touches: key('price list'),
  policy: escalate('Two people put this customer on a price list. Which one is right?'),
})

/** Taken out of the lists, or back in. What they order meanwhile stands. */
export const CustomerArchived = event('CustomerArchived', {
  data: z.object({ archived: z.boolean() }),
  touches: key('archived'),
  policy: latestWins(),
})

/**
 * Said of the one that turned out to be somebody else: `into` is who remains. It leaves an alias: everything recorded
 * under the old id, before and after, counts for whoever remains (`survivorOf`).
 */
export const CustomerMerged = event('CustomerMerged', {
  data: z.object({ into: id }),
  touches: key('merged'),
  policy: escalate('Two people merged this customer into different ones. Who is it?'),
})

/** Takes a merge back, whoever made it: the two are two again. */
export const CustomerSplit = event('CustomerSplit', {
  data: z.object({}),
  touches: key('merged'),
  policy: latestWins(),
})

const known = z
  .object({ name: z.string(), email: z.string(), phone: z.string(), address: z.string() })
  .partial()

/**
 * Which details were looked at when the customer was merged, or since: what differs from them was changed after that.
 * Each detail is judged by itself.
 */
export const DetailsTakenOver = event('DetailsTakenOver', {
  data: known,
  touches: {
    families: ['taken over'],
    keys: (data) => Object.keys(data).map((field) => `taken over/${field}`),
    narrow: (data, kept) =>
      Object.fromEntries(Object.entries(data).filter(([field]) => kept.includes(`taken over/${field}`))),
  },
  policy: latestWins(),
})

/** Somebody looked at this customer and another who seem to be one, and they are two. */
export const DuplicateDismissed = event('DuplicateDismissed', {
  data: z.object({ other: id }),
  touches: key('other', 'other'),
  policy: commutes(),
})
