import { type DecideContext, reject } from '@causeway/core'
import { z } from 'zod'
import { notChoosable, priceList } from '../price-list/price-list.ts'
import { id, priceListId } from '../words.ts'
import {
  AddressChanged,
  CustomerArchived,
  CustomerMerged,
  CustomerRegistered,
  CustomerRenamed,
  CustomerSplit,
  DetailsTakenOver,
  DuplicateDismissed,
  details,
  EmailChanged,
  PhoneChanged,
  PriceListAssigned,
} from './events.ts'
import { type CustomerState, changedSince, detailNames, detailsOf, unknownCustomer } from './state.ts'
import { survivorOf } from './survivor.ts'

const registration = details.required({ name: true })
const nothing = z.object({})
const target = z.object({ into: id })
const looked = z.object({ fields: z.array(z.enum(detailNames)) })
const listed = z.object({ list: priceListId })
const pair = z.object({ other: id })

const unregistered = reject('unknown-customer', 'This customer is not registered yet.')

/** What can be asked of a customer. */
export const customerCommands = {
  /** Nothing happens when the customer is registered already: an import may say so again. */
  register: {
    input: registration,
    decide: (state: CustomerState, input: z.output<typeof registration>) =>
      state.registered ? [] : [CustomerRegistered.of(input)],
  },
  /** Records the fields that differ from what is known. */
  changeDetails: {
    input: details,
    decide: (state: CustomerState, input: z.output<typeof details>, context: DecideContext) => {
      if (!state.registered) return unregistered
      return (
        goneInto(context) ??
        changes({
          ...(input.name !== state.name && { name: input.name }),
          ...(input.email !== state.email && { email: input.email }),
          ...(input.phone !== state.phone && { phone: input.phone }),
          ...(input.address !== state.address && { address: input.address }),
        })
      )
    },
  },
  /** Settles an open question: the value is recorded even when it is the one that stands provisionally. */
  decideDetails: {
    input: details,
    decide: (state: CustomerState, input: z.output<typeof details>) =>
      state.registered ? changes(input) : unregistered,
  },
  /** Says which prices somebody gets from now on; what they ordered before keeps its own. */
  assignPriceList: {
    input: listed,
    decide: (state: CustomerState, { list }: z.output<typeof listed>, context: DecideContext) => {
      if (!state.registered) return unregistered
      if (list === state.priceList) return []
      return (
        goneInto(context) ??
        notChoosable(list, context.read(priceList, list)) ?? [PriceListAssigned.of({ list })]
      )
    },
  },
  /** Settles an open question about somebody's price list. */
  decidePriceList: {
    input: listed,
    decide: (state: CustomerState, input: z.output<typeof listed>) =>
      state.registered ? [PriceListAssigned.of(input)] : unregistered,
  },
  /** Takes a customer out of the lists; their orders stay. */
  archive: { input: nothing, decide: (state: CustomerState) => archived(state, true) },
  restore: { input: nothing, decide: (state: CustomerState) => archived(state, false) },
  /** Says that this customer is another one, who remains. Nothing happens when they are one already. */
  merge: {
    input: target,
    decide: (state: CustomerState, { into }: z.output<typeof target>, context: DecideContext) => {
      if (!state.registered || !readCustomer(context, into).registered) return unregistered
      if (into === context.id) return reject('same-customer', 'Choose another customer to merge with.')
      const remaining = remainingFor(context, into)
      if (remaining === remainingFor(context, context.id)) return []
      return (
        goneInto(context) ?? [CustomerMerged.of({ into: remaining }), DetailsTakenOver.of(detailsOf(state))]
      )
    },
  },
  /** Settles an open question about who a merged customer is. */
  decideMerge: {
    input: target,
    decide: (state: CustomerState, { into }: z.output<typeof target>, context: DecideContext) =>
      state.registered && readCustomer(context, into).registered && into !== context.id
        ? [CustomerMerged.of({ into })]
        : unregistered,
  },
  /** Makes two of them again. What was recorded under either id is its own again. */
  split: {
    input: nothing,
    decide: (state: CustomerState) => (state.mergedInto === '' ? [] : [CustomerSplit.of({})]),
  },
  /** Notes that what a merged customer says by now in some fields was looked at. */
  takeOver: {
    input: looked,
    decide: (state: CustomerState, { fields }: z.output<typeof looked>) => {
      const now = changedSince(state).filter((field) => fields.includes(field))
      return state.mergedInto === '' || now.length === 0
        ? []
        : [DetailsTakenOver.of(Object.fromEntries(now.map((field) => [field, state[field]])))]
    },
  },
  /** Says that this customer and another one are two, so that nobody is asked again. */
  dismissDuplicate: {
    input: pair,
    decide: (state: CustomerState, { other }: z.output<typeof pair>) => {
      if (!state.registered) return unregistered
      return Object.hasOwn(state.others, other) ? [] : [DuplicateDismissed.of({ other })]
    },
  },
}

type Reading = Pick<DecideContext, 'read'>

function readCustomer({ read }: Reading, id: string): CustomerState {
  // By the aggregate's name: the aggregate itself is made of these commands.
  return read({ name: 'customer', initialState: unknownCustomer }, id)
}

/** Who somebody is by now, as far as this device knows. */
export function remainingFor(reading: Reading, id: string): string {
  return survivorOf((one) => readCustomer(reading, one), id)
}

/** Why nothing new is entered about a customer that was merged away; `undefined` for who remains. */
function goneInto(context: Pick<DecideContext, 'read' | 'id'>) {
  const remaining = remainingFor(context, context.id)
  if (remaining === context.id) return undefined
  const { name } = readCustomer(context, remaining)
  return reject('merged', `This customer was merged into ${name}. Change that one.`)
}

function archived(state: CustomerState, asked: boolean) {
  if (!state.registered) return unregistered
  return state.archived === asked ? [] : [CustomerArchived.of({ archived: asked })]
}

/** One event per field, so that each is judged by its own rule. */
function changes({ name, email, phone, address }: z.output<typeof details>) {
  return [
    ...(name === undefined ? [] : [CustomerRenamed.of({ name })]),
    ...(email === undefined ? [] : [EmailChanged.of({ email })]),
    ...(phone === undefined ? [] : [PhoneChanged.of({ phone })]),
    ...(address === undefined ? [] : [AddressChanged.of({ address })]),
  ]
}
