import type { Trace } from '@causeway/client'
import { useSync, useWorkspace } from '@causeway/react'
import { useEffect, useState } from 'react'
import { noteMissing, useTries } from '../../history/older.ts'

/** What an action set going, kept up to date as more comes in; `undefined` until it has been read. */
export function useTrace(correlation: string): Trace | undefined {
  const workspace = useWorkspace()
  const [trace, setTrace] = useState<Trace>()
  const position = useSync((status) => status.position)
  const waiting = useSync((status) => status.waiting)
  const tries = useTries()
  // biome-ignore lint/correctness/useExhaustiveDependencies: position, waiting and tries say that there is other to be read
  useEffect(() => {
    let shown = true
    workspace.trace(correlation).then((read) => {
      if (shown) setTrace(read)
    }, noteMissing)
    return () => {
      shown = false
    }
  }, [workspace, correlation, position, waiting, tries])
  return trace?.correlation === correlation ? trace : undefined
}
