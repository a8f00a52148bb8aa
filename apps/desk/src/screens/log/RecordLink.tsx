import { parseStreamId, type StreamId } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { Link } from 'wouter'
import { recordHref } from '../../app/record-href.ts'
import { recordOf } from '../../history/record-of.ts'

/** A record by its name, and the way to it; the desk's own bookkeeping has no screen. */
export function RecordLink({ stream }: { readonly stream: StreamId }) {
  const workspace = useWorkspace()
  const name = recordOf(workspace, stream)
  if (parseStreamId(stream).aggregate === 'numbering') return name
  return <Link href={recordHref(stream)}>{name}</Link>
}
