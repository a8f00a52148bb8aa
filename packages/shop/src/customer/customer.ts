import { aggregate, reject } from '@causeway/core'
import type { z } from 'zod'
import {
  AddressChanged,
  CustomerRegistered,
  CustomerRenamed,
  details,
  EmailChanged,
  PhoneChanged,
} from './events.ts'

/** What is known of a customer; an empty text is not known. */
export interface CustomerState {
  readonly registered: boolean
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly address: string
}

const unknownCustomer: CustomerState = { registered: false, name: '', email: '', phone: '', address: '' }

const unregistered = reject('unknown-customer', 'This customer is not registered yet.')

/** Somebody who orders. Two people changing different fields are no rivals; two customers of one name stay two. */
export const customer = aggregate('customer', {
  initialState: unknownCustomer,
  events: [CustomerRegistered, CustomerRenamed, PhoneChanged, EmailChanged, AddressChanged],
  evolve: {
    // What was set by others meanwhile is newer than what it was registered with.
    CustomerRegistered: (state, data) => ({
      registered: true,
      name: state.name || data.name,
      email: state.email || (data.email ?? ''),
      phone: state.phone || (data.phone ?? ''),
      address: state.address || (data.address ?? ''),
    }),
    CustomerRenamed: (state, { name }) => ({ ...state, name }),
    PhoneChanged: (state, { phone }) => ({ ...state, phone }),
    EmailChanged: (state, { email }) => ({ ...state, email }),
    AddressChanged: (state, { address }) => ({ ...state, address }),
  },
  commands: {
    /** Nothing happens when the customer is registered already: an import may say so again. */
    register: {
      input: details.required({ name: true }),
      decide: (state, input) => (state.registered ? [] : [CustomerRegistered.of(input)]),
    },
    /** Records the fields that differ from what is known. */
    changeDetails: {
      input: details,
      decide: (state, input) => {
        if (!state.registered) return unregistered
        return changes({
          ...(input.name !== state.name && { name: input.name }),
          ...(input.email !== state.email && { email: input.email }),
          ...(input.phone !== state.phone && { phone: input.phone }),
          ...(input.address !== state.address && { address: input.address }),
        })
      },
    },
    /** Settles an open question: the value is recorded even when it is the one that stands provisionally. */
    decideDetails: {
      input: details,
      decide: (state, input) => (state.registered ? changes(input) : unregistered),
    },
  },
})

/** One event per field, so that each is judged by its own rule. */
function changes({ name, email, phone, address }: z.output<typeof details>) {
  return [
    ...(name === undefined ? [] : [CustomerRenamed.of({ name })]),
    ...(email === undefined ? [] : [EmailChanged.of({ email })]),
    ...(phone === undefined ? [] : [PhoneChanged.of({ phone })]),
    ...(address === undefined ? [] : [AddressChanged.of({ address })]),
  ]
}
