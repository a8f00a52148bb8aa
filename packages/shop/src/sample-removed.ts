import { event, key, latestWins, reject } from '@causeway/core'
import { z } from 'zod'

/** What the ids of the sample shop's records begin with. */
export const samplePrefix = 'sample-'

const removal = z.object({ removed: z.boolean() })

/** A record of the sample shop is out of the lists, or back in them. Customers, products and orders have it. */
export const SampleRemoved = event('SampleRemoved', {
  data: removal,
  touches: key('sample'),
  policy: latestWins(),
})

/** Takes a record of the sample shop out of all lists and sums, or back in. No other record can be taken out. */
export const removeSample = {
  input: removal,
  decide: (
    state: { readonly sampleRemoved: boolean },
    input: z.output<typeof removal>,
    { id }: { readonly id: string },
  ) => {
    if (!id.startsWith(samplePrefix)) return reject('no-sample', 'This is not a part of the sample shop.')
    return state.sampleRemoved === input.removed ? [] : [SampleRemoved.of(input)]
  },
}
