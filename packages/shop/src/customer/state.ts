/** How a customer is called and reached; an empty text is not known. */
export interface CustomerDetails {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly address: string
}

/** What is known of a customer. */
export interface CustomerState extends CustomerDetails {
  readonly registered: boolean
  /** Out of the lists. */
  readonly archived: boolean
  /** The id of the price list they are on; empty for the standard prices. */
  readonly priceList: string
  /** Of the sample shop, and out of everything. */
  readonly sampleRemoved: boolean
  /** The id of whom this turned out to be; empty while nobody said so. Who remains in the end, `survivorOf` says. */
  readonly mergedInto: string
  /** The details as they were looked at when it was merged, or since. */
  readonly takenOver: { readonly [Field in keyof CustomerDetails]?: string | undefined }
  /** The ids of others who seem to be this one and are not. */
  readonly others: Readonly<Record<string, true>>
}

/** Nobody yet. */
export const unknownCustomer: CustomerState = {
  registered: false,
  name: '',
  email: '',
  phone: '',
  address: '',
  archived: false,
  priceList: '',
  sampleRemoved: false,
  mergedInto: '',
  takenOver: {},
  others: {},
}

/** The parts of what is known that people enter. */
export function detailsOf({ name, email, phone, address }: CustomerDetails): CustomerDetails {
  return { name, email, phone, address }
}

/** The names of those parts. */
export const detailNames = [
  'name',
  'email',
  'phone',
  'address',
] as const satisfies readonly (keyof CustomerDetails)[]

/** The details of a merged customer that were changed since they were looked at. */
export function changedSince(
  merged: CustomerDetails & Pick<CustomerState, 'takenOver'>,
): readonly (keyof CustomerDetails)[] {
  return detailNames.filter((field) => {
    const seen = merged.takenOver[field]
    return seen !== undefined && seen !== merged[field]
  })
}
