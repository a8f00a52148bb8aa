import { aggregate, between } from '@causeway/core'
import { removeSample, SampleRemoved } from '../sample-removed.ts'
import { customerCommands } from './commands.ts'
import {
  AddressChanged,
  CustomerArchived,
  CustomerMerged,
  CustomerRegistered,
  CustomerRenamed,
  CustomerSplit,
  DetailsTakenOver,
  DuplicateDismissed,
  EmailChanged,
  PhoneChanged,
  PriceListAssigned,
} from './events.ts'
import { unknownCustomer } from './state.ts'

/** Somebody who orders. Two people changing different fields are no rivals; two customers of one name stay two. */
export const customer = aggregate('customer', {
  initialState: unknownCustomer,
  events: [
    CustomerRegistered,
    CustomerRenamed,
    PhoneChanged,
    EmailChanged,
    AddressChanged,
    PriceListAssigned,
    CustomerArchived,
    CustomerMerged,
    CustomerSplit,
    DetailsTakenOver,
    DuplicateDismissed,
    SampleRemoved,
  ],
  evolve: {
    // What was set by others meanwhile is newer than what it was registered with.
    CustomerRegistered: (state, data) => ({
      ...state,
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
    PriceListAssigned: (state, { list }) => ({ ...state, priceList: list }),
    CustomerArchived: (state, { archived }) => ({ ...state, archived }),
    CustomerMerged: (state, { into }) => ({ ...state, mergedInto: into }),
    CustomerSplit: (state) => ({ ...state, mergedInto: '' }),
    DetailsTakenOver: (state, known) => ({ ...state, takenOver: { ...state.takenOver, ...known } }),
    SampleRemoved: (state, { removed: sampleRemoved }) => ({ ...state, sampleRemoved }),
    DuplicateDismissed: (state, { other }) => ({ ...state, others: { ...state.others, [other]: true } }),
  },
  between: [
    between(CustomerMerged, CustomerSplit, {
      stands: CustomerSplit,
      because: 'Who split them had looked at both. Two customers can be merged again at any time.',
    }),
  ],
  commands: { ...customerCommands, removeSample },
})
