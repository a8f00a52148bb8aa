import { dotKey, type Judgement, type LoggedEvent } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { useEffect, useState } from 'react'
import { noteMissing } from './older.ts'

/** The events that an event was weighed against, read from the log. */
export function useRivals({ rivals }: Judgement): readonly LoggedEvent[] {
  const workspace = useWorkspace()
  const [found, setFound] = useState<readonly LoggedEvent[]>([])
  // A judgement is made anew with each reading; what counts is whom it names.
  const key = rivals.map(dotKey).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says who the rivals are
  useEffect(() => {
    let shown = true
    Promise.all(rivals.map(({ replica, seq }) => workspace.query({ replica, seq }))).then((pages) => {
      if (shown) setFound(pages.flatMap(({ events }) => events.map(({ event }) => event)))
    }, noteMissing)
    return () => {
      shown = false
    }
  }, [workspace, key])
  return found
}
