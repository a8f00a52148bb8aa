import type { CustomerDetails, Likeness } from '@causeway/shop'

/** What the details are called. */
export const detailTitles: Readonly<Record<keyof CustomerDetails, string>> = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  address: 'Address',
}

const likenessWords: Readonly<Record<Likeness, string>> = {
  email: 'the same e-mail address',
  phone: 'the same phone number',
  name: 'nearly the same name',
}

/** What two customers have in common, as a sentence: `They have the same phone number.` */
export function sayAlike(alike: readonly Likeness[]): string {
  const words = alike.map((each) => likenessWords[each])
  const last = words.pop() ?? ''
  return `They have ${words.length === 0 ? last : `${words.join(', ')} and ${last}`}.`
}
