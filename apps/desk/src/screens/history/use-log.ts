import type { Workspace } from '@causeway/client'
import { asCurrent, type LoggedEvent } from '@causeway/core'
import { useSync, useWorkspace } from '@causeway/react'
import { shopModel } from '@causeway/shop'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { noteMissing, useTries } from '../../history/older.ts'
import { useTravel } from '../../travel/travel.ts'

/**
 * All that happened at this desk, or the last so many changes, as this device holds it and this version has it, newest first; `undefined` until it
 * has been read.
 */
export function useLog(last?: number): readonly LoggedEvent[] | undefined {
  const workspace = useWorkspace()
  const [log, setLog] = useState<readonly LoggedEvent[]>()
  // The log moved when either of these did.
  const position = useSync((status) => status.position)
  const waiting = useSync((status) => status.waiting)
  const { past } = useTravel()
  const moment = useSyncExternalStore(past?.time.subscribe ?? never, past?.time.getState ?? nowhere)
  const tries = useTries()
  // biome-ignore lint/correctness/useExhaustiveDependencies: position, waiting, moment and tries say that there is other to be read
  useEffect(() => {
    let shown = true
    readLog(workspace, last).then((events) => {
      if (shown) setLog(events.map((event) => asCurrent(shopModel, event)))
    }, noteMissing)
    return () => {
      shown = false
    }
  }, [workspace, last, position, waiting, moment, tries])
  return log
}

/** Newest first; of so many, what is older need not be on this device. */
async function readLog(workspace: Workspace, last: number | undefined): Promise<readonly LoggedEvent[]> {
  if (last === undefined) return (await workspace.log()).toReversed()
  const { events } = await workspace.query({ order: 'newest', limit: last })
  return events.map(({ event }) => event)
}

const never = () => () => undefined
const nowhere = () => undefined
