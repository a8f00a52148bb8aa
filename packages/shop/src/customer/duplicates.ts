import type { Customer, Directory } from './directory.ts'

/** What two customers have in common. */
export type Likeness = 'email' | 'phone' | 'name'

/** Two customers who may be one. They are only ever suggested. */
export interface Duplicate {
  readonly one: Customer
  readonly other: Customer
  readonly alike: readonly Likeness[]
}

/** What more customers than this have in common says nothing about any two of them: a number that stands for none. */
const manyAlike = 12

/**
 * Pairs of customers who may be one, in the order of the list: the same e-mail address or telephone number, or nearly
 * the same name and nothing that speaks against it. Archived ones are left alone. Each customer is looked up by keys,
 * so that thousands take no longer than reading them.
 */
export function suggestDuplicates({
  customers,
  areTwo,
}: Pick<Directory, 'customers' | 'areTwo'>): readonly Duplicate[] {
  const active = customers.filter(({ archived }) => !archived).map(signed)
  const found = new Map<string, { readonly pair: readonly [Signed, Signed]; readonly alike: Set<Likeness> }>()
  const look = (likeness: Likeness, keysOf: (one: Signed) => readonly string[], holds = always) => {
    for (const [one, other] of pairs(active, keysOf)) {
      if (!holds(one, other) || isDismissed(one.customer, other.customer, areTwo)) continue
      const key = `${one.order} ${other.order}`
      const pair = found.get(key)
      if (pair) pair.alike.add(likeness)
      else found.set(key, { pair: [one, other], alike: new Set([likeness]) })
    }
  }
  look('email', ({ email }) => (email === '' ? [] : [email]))
  look('phone', ({ phones }) => phones.map(lineOf), hasSameNumber)
  look('name', ({ nameKeys }) => nameKeys, isSameByName)
  return [...found.values()]
    .toSorted((a, b) => a.pair[0].order - b.pair[0].order || a.pair[1].order - b.pair[1].order)
    .map(({ pair: [one, other], alike }) => ({
      one: one.customer,
      other: other.customer,
      alike: [...alike],
    }))
}

/** A customer by what is compared. */
interface Signed {
  readonly customer: Customer
  /** Its place in the list. */
  readonly order: number
  readonly email: string
  readonly phones: readonly string[]
  readonly nameKeys: readonly string[]
}

function signed(customer: Customer, order: number): Signed {
  return {
    customer,
    order,
    email: customer.email.trim().toLowerCase(),
    // Two numbers in one field stand beside each other with a stroke between.
    phones: customer.phone.split(' / ').map(digitsOf).filter(isNumber),
    nameKeys: nameKeys(customer.name),
  }
}

const always = (_one: Signed, _other: Signed) => true

function* pairs(customers: readonly Signed[], keysOf: (one: Signed) => readonly string[]) {
  const byKey = new Map<string, Signed[]>()
  for (const one of customers) {
    for (const key of new Set(keysOf(one))) {
      const alike = byKey.get(key)
      if (alike) alike.push(one)
      else byKey.set(key, [one])
    }
  }
  for (const alike of byKey.values()) {
    if (alike.length > manyAlike) continue
    for (const [index, one] of alike.entries()) {
      for (const other of alike.slice(index + 1)) yield [one, other] as const
    }
  }
}

/** Who is several records is another one as soon as one of them is. */
function isDismissed(one: Customer, other: Customer, areTwo: Directory['areTwo']): boolean {
  const ids = ({ id, aliases }: Customer) => [id, ...aliases.map((alias) => alias.id)]
  return ids(one).some((a) => ids(other).some((b) => areTwo(a, b)))
}

/** A telephone number as digits: `+45 20 11`, `0045 2011`. The prefix that opens a foreign line is told by a `+`. */
function digitsOf(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  if (phone.trim().startsWith('+')) return `+${digits}`
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits.replace(/^0/, '')
}

/** Digits by which two ways of writing a number are found. */
const tail = 7

const lineOf = (phone: string) => phone.slice(-tail)

function isNumber(phone: string): boolean {
  return phone.replace('+', '').length >= tail
}

/** Alike to the digit, or but for a country's prefix that only one of them bears. */
function isSameNumber(a: string, b: string): boolean {
  if (a.startsWith('+') === b.startsWith('+')) return a === b
  const [international, national] = a.startsWith('+') ? [a, b] : [b, a]
  // Prefixes are one to three digits long.
  return international.endsWith(national) && international.length - 1 - national.length <= 3
}

function hasSameNumber(one: Signed, other: Signed): boolean {
  return one.phones.some((a) => other.phones.some((b) => isSameNumber(a, b)))
}

/** A name is no sign while the e-mail address or the telephone number says otherwise. */
function isSameByName(one: Signed, other: Signed): boolean {
  const isOther = (a: readonly string[], b: readonly string[], isSame: boolean) =>
    a.length > 0 && b.length > 0 && !isSame
  return !(
    isOther(one.phones, other.phones, hasSameNumber(one, other)) ||
    isOther(written(one.email), written(other.email), one.email === other.email)
  )
}

const written = (text: string) => (text === '' ? [] : [text])

/** Letters that are more than one with a mark, as people type them who lack the key. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
}

/** Shorter names differ by a letter too easily. */
const shortest = 8

/**
 * The keys of a name: itself without case, marks, punctuation and the order of its words, and each text that is left
 * when one letter is taken out. Names that share a key are alike but for one letter that is missing, another one, or
 * elsewhere (the deletion neighbourhood of FastSS, Bocek 2007). First letters and names with numbers are not varied:
 * “Ian” is not “Dan”, and “Table 1” is not “Table 2”.
 */
function nameKeys(name: string): readonly string[] {
  const words = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[ßøæœłđı]/g, (letter) => letters[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
  const whole = words.join(' ')
  if (whole === '') return []
  if (whole.length < shortest || /\p{N}/u.test(whole)) return [whole]
  const varied = [...whole].flatMap((_letter, at) =>
    at === 0 || whole[at - 1] === ' ' || whole[at] === ' ' ? [] : [whole.slice(0, at) + whole.slice(at + 1)],
  )
  return [whole, ...varied]
}
