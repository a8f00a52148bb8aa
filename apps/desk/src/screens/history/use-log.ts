import type { LoggedEvent } from '@causeway/core'
import { useSync, useWorkspace } from '@causeway/react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTravel } from '../../travel/travel.ts'

/** All that happened at this desk as this device holds it, newest first; `undefined` until it has been read. */
export function useLog(): readonly LoggedEvent[] | undefined {
  const workspace = useWorkspace()
  const [log, setLog] = useState<readonly LoggedEvent[]>()
  // The log moved when either of these did.
  const position = useSync((status) => status.position)
  const waiting = useSync((status) => status.waiting)
  const { past } = useTravel()
  const moment = useSyncExternalStore(past?.time.subscribe ?? never, past?.time.getState ?? nowhere)
  // biome-ignore lint/correctness/useExhaustiveDependencies: position, waiting and moment say that there is other to be read
  useEffect(() => {
    let shown = true
    void workspace.log().then((events) => {
      if (shown) setLog(events.toReversed())
    })
    return () => {
      shown = false
    }
  }, [workspace, position, waiting, moment])
  return log
}

const never = () => () => undefined
const nowhere = () => undefined
