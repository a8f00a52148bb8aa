import { type Candidate, type Command, streamId } from '@causeway/core'
import { type CurrencyCode, decidingFor } from '@causeway/shop'
import { editableMoney, readMoney } from '../../format/money.ts'
import { eventWords } from '../../words/event-words.ts'
import { type Fields, fieldsOf, isMoney } from '../../words/fields.ts'
import { capitalised, type Names } from '../../words/names.ts'

/** One answer to a question. */
export interface Answer {
  /** `+45 20 11 32 80`. */
  readonly text: string
  /** Decides for it: the ordinary command that sets the value. Absent where there is none. */
  readonly decide: Command | undefined
}

/** What a candidate says, and the command that makes it the answer. */
export function answerOf(aggregate: string, id: string, candidate: Candidate, names: Names): Answer {
  return {
    text: sayValue(candidate, names),
    decide: decidingFor(streamId(aggregate, id), candidate),
  }
}

/** Both answers in one, where a field has room for that; nothing when one is empty or says what the other does. */
export function bothAnswers(
  aggregate: string,
  id: string,
  candidates: readonly Candidate[],
): Answer | undefined {
  const [first] = candidates
  const field = first && joinable[first.type]
  if (!field) return undefined
  const texts = new Set(candidates.map(({ data }) => fieldsOf(data).text(field.name).trim()))
  if (texts.size < 2 || texts.has('')) return undefined
  const text = [...texts].join(field.between)
  return {
    text,
    decide: decidingFor(streamId(aggregate, id), { type: first.type, data: { [field.name]: text } }),
  }
}

/** An answer of one's own. */
export interface OwnAnswer {
  /** `Phone`. */
  readonly label: string
  /** What to begin from. */
  readonly initial: string
  /** What was typed, as a command; it says itself what is wrong with it. */
  readonly decide: (typed: string) => Command | undefined
}

/** The way to another answer than those given, beginning with the one that stands; nothing where it is a choice. */
export function ownAnswer(aggregate: string, id: string, { type, data }: Candidate): OwnAnswer | undefined {
  const stream = streamId(aggregate, id)
  const text = texts[type]
  if (text) {
    return {
      label: text.label,
      initial: fieldsOf(data).text(text.name),
      decide: (typed) => decidingFor(stream, { type, data: { [text.name]: typed } }),
    }
  }
  const price = priceIn(data)
  if ((type !== 'PriceChanged' && type !== 'ListPriceSet') || !price) return undefined
  return {
    label: 'Price',
    initial: editableMoney(price),
    decide: (typed) =>
      decidingFor(stream, {
        type,
        data: {
          ...(type === 'ListPriceSet' && { list: fieldsOf(data).text('list') }),
          price: { ...price, amount: readMoney(typed, price.currency) },
        },
      }),
  }
}

const texts: Readonly<Record<string, { readonly name: string; readonly label: string }>> = {
  CustomerRenamed: { name: 'name', label: 'Name' },
  PhoneChanged: { name: 'phone', label: 'Phone' },
  EmailChanged: { name: 'email', label: 'E-mail' },
  AddressChanged: { name: 'address', label: 'Address' },
  DeliveryChanged: { name: 'address', label: 'Delivery address' },
}

/** Fields in which two values make sense beside each other: one can be reached at either. */
const joinable: Readonly<Record<string, { readonly name: string; readonly between: string }>> = {
  PhoneChanged: { name: 'phone', between: ' / ' },
  AddressChanged: { name: 'address', between: ' / ' },
}

/** What each type of answer says, without saying what it is about. */
const values: Readonly<Record<string, (fields: Fields, currency: CurrencyCode, names: Names) => string>> = {
  CustomerRenamed: (f) => f.text('name'),
  PhoneChanged: (f) => f.text('phone'),
  EmailChanged: (f) => f.text('email'),
  AddressChanged: (f) => f.text('address'),
  PriceListAssigned: (f, _currency, names) => capitalised(names.priceList(f.text('list'))),
  PriceListChosen: (f, _currency, names) => capitalised(names.priceList(f.text('list'))),
  ListPriceSet: (f, currency) => (f.has('price') ? f.money('price', currency) : 'The standard price'),
  CustomerMerged: (f, _currency, names) => names.customer(f.text('into')),
  PriceChanged: (f, currency) => f.money('price', currency),
  LineRepriced: (f, currency) => f.money('price', currency),
  CustomerAssigned: (f) => f.text('customerName'),
  FulfilmentChosen: (f) => (f.text('fulfilment') === 'ship' ? 'Shipped' : 'At the counter'),
  DeliveryChanged: (f) => f.text('address'),
  DrawerOpened: (f, currency) => f.money('float', currency),
}

function sayValue({ type, data }: Candidate, names: Names): string {
  const fields = fieldsOf(data)
  const value = values[type]?.(fields, names.currency, names)
  if (value === undefined) return eventWords[type]?.done(fields, names) ?? 'A change of a newer version'
  return value === '' ? '(empty)' : value
}

function priceIn(data: unknown) {
  if (typeof data !== 'object' || data === null || !('price' in data)) return undefined
  return isMoney(data.price) ? data.price : undefined
}
