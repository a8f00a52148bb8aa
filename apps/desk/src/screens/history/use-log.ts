import type { LoggedEvent } from '@causeway/core'
import { useSync, useWorkspace } from '@causeway/react'
import { useEffect, useState } from 'react'

/** All that happened at this desk as this device holds it, newest first; `undefined` until it has been read. */
export function useLog(): readonly LoggedEvent[] | undefined {
  const workspace = useWorkspace()
  const [log, setLog] = useState<readonly LoggedEvent[]>()
  // The log moved when either of these did.
  const position = useSync((status) => status.position)
  const waiting = useSync((status) => status.waiting)
  // biome-ignore lint/correctness/useExhaustiveDependencies: position and waiting say that there is more to be read
  useEffect(() => {
    let shown = true
    void workspace.log().then((events) => {
      if (shown) setLog(events.toReversed())
    })
    return () => {
      shown = false
    }
  }, [workspace, position, waiting])
  return log
}
