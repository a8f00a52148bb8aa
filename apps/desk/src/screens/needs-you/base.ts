import { type Candidate, createLedger, type Ledger, type LoggedEvent, sameDot } from '@causeway/core'
import { customer, order, priceBy, product, shopModel } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import { fieldsOf } from '../../words/fields.ts'

/**
 * What a record said where a question is, before any of its answers: what all who answered had seen. Empty when they
 * have seen nothing. `history` is the record's.
 */
export function baseOf(
  id: string,
  candidates: readonly Candidate[],
  history: readonly LoggedEvent[],
): string {
  const [first] = candidates
  const read = first && readers[first.type]
  if (!read) return ''
  const answers = history.filter((event) => candidates.some(({ dot }) => sameDot(dot, event)))
  const seen = history.filter(({ replica, seq }) =>
    answers.every((answer) => (answer.clock[replica] ?? 0) >= seq && !sameDot(answer, { replica, seq })),
  )
  const ledger = createLedger(shopModel)
  ledger.record(seen)
  return read(ledger, id, first.data)
}

type Reader = (ledger: Pick<Ledger, 'state'>, id: string, data: unknown) => string

/** Where a record says what an answer of each type is about. */
const readers: Readonly<Record<string, Reader>> = {
  CustomerRenamed: (ledger, id) => ledger.state(customer, id).name,
  PhoneChanged: (ledger, id) => ledger.state(customer, id).phone,
  EmailChanged: (ledger, id) => ledger.state(customer, id).email,
  AddressChanged: (ledger, id) => ledger.state(customer, id).address,
  // Before anybody merged them they were a customer of their own.
  CustomerMerged: (ledger, id) => ledger.state(customer, id).name,
  PriceChanged(ledger, id) {
    const { added, price } = ledger.state(product, id)
    return added ? formatMoney(price) : ''
  },
  ListPriceSet(ledger, id, data) {
    const state = ledger.state(product, id)
    return state.added ? formatMoney(priceBy(fieldsOf(data).text('list'), state).price) : ''
  },
  CustomerAssigned: (ledger, id) => ledger.state(order, id).customerName,
  FulfilmentChosen: (ledger, id) =>
    ledger.state(order, id).fulfilment === 'ship' ? 'Shipped' : 'At the counter',
  DeliveryChanged: (ledger, id) => ledger.state(order, id).delivery,
  LineRepriced(ledger, id, data) {
    const { lines, currency } = ledger.state(order, id)
    const line = lines[fieldsOf(data).text('line')]
    return line ? fieldsOf(line).money('price', currency) : ''
  },
}
