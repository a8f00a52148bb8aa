import type { Workspace } from '@causeway/client'
import { parseStreamId, type StreamId } from '@causeway/core'
import { namesFor } from '../words/names.ts'

/** What people call the record that a stream is of. */
export function recordOf(workspace: Pick<Workspace, 'state'>, stream: StreamId): string {
  const { aggregate, id } = parseStreamId(stream)
  return namesFor(workspace, aggregate, id).record
}
