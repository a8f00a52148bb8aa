import type { Workspace } from '@causeway/client'
import { type Aggregate, type StreamStatus, streamId } from '@causeway/core'
import { useMemo, useSyncExternalStore } from 'react'
import { useWorkspace } from './provider.tsx'

/** An aggregate instance at one moment, with what is not sent yet. */
export interface AggregateMoment<S> {
  /** The initial state when there are no events. */
  readonly state: S
  /** Pending events, open conflicts, flags, trouble. */
  readonly status: StreamStatus
}

/**
 * One aggregate instance, kept up to date.
 *
 * @example
 * const { state, status } = useAggregate(order, id)
 */
export function useAggregate<S>(aggregate: Aggregate<S, unknown>, id: string): AggregateMoment<S> {
  const workspace = useWorkspace()
  const source = useMemo(() => watchAggregate(workspace, aggregate, id), [workspace, aggregate, id])
  return useSyncExternalStore(source.subscribe, source.read)
}

function watchAggregate<S>(workspace: Workspace, aggregate: Aggregate<S, unknown>, id: string) {
  const stream = streamId(aggregate.name, id)
  const now = (): AggregateMoment<S> => ({
    state: workspace.state(aggregate, id),
    status: workspace.status(stream),
  })
  // React compares what it reads by identity, so a moment is made once per change and not once per read.
  let moment = now()
  return {
    read: () => moment,
    subscribe(listener: () => void) {
      moment = now()
      return workspace.watch(stream, () => {
        moment = now()
        listener()
      })
    },
  }
}
