import { type StreamId, streamId } from '@causeway/core'
import { useRefusals } from '@causeway/react'
import { useMemo } from 'react'

/** The streams with a change that the relay refused and nobody has dealt with yet. */
export function useRefusedStreams(): ReadonlySet<StreamId> {
  const refusals = useRefusals()
  return useMemo(
    () =>
      new Set(
        refusals.flatMap(({ commands }) => commands.map(({ aggregate, id }) => streamId(aggregate, id))),
      ),
    [refusals],
  )
}
