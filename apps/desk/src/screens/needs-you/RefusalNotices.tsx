import { type StreamId, streamId } from '@causeway/core'
import { useRefusals } from '@causeway/react'
import { RefusalNotice } from './RefusalNotice.tsx'

/** What was refused about a record, each with its reason and what can be done. */
export function RefusalNotices({ stream }: { readonly stream: StreamId }) {
  const refusals = useRefusals().filter(({ commands }) =>
    commands.some(({ aggregate, id }) => streamId(aggregate, id) === stream),
  )
  return refusals.map((refusal) => <RefusalNotice key={refusal.command} refusal={refusal} />)
}
