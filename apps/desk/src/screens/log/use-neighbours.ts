import { type Dot, type LoggedEvent, sameDot } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { useEffect, useState } from 'react'
import { noteMissing } from '../../history/older.ts'

/** The events around one by causation. */
export interface Neighbours {
  /** What it was an answer to. */
  readonly cause: LoggedEvent | undefined
  /** The others of its request. */
  readonly together: readonly LoggedEvent[]
  /** What the relay recorded because of it. */
  readonly effects: readonly LoggedEvent[]
}

/** Milliseconds: whoever moves on through the list at once does not wait for what they passed by. */
const settleTime = 150

/** The neighbours of an event, read from the log; `undefined` until then. */
export function useNeighbours(event: LoggedEvent): Neighbours | undefined {
  const workspace = useWorkspace()
  const [neighbours, setNeighbours] = useState<Neighbours>()
  useEffect(() => {
    let shown = true
    async function read(): Promise<void> {
      const { events } = await workspace.query({ correlation: event.correlation, limit: most })
      if (shown)
        setNeighbours(
          neighboursOf(
            event,
            events.map((judged) => judged.event),
          ),
        )
    }
    const timer = setTimeout(() => void read().catch(noteMissing), settleTime)
    return () => {
      shown = false
      clearTimeout(timer)
    }
  }, [workspace, event])
  return neighbours
}

/** No action of a person comes to more. */
const most = 10_000

function neighboursOf(event: LoggedEvent, action: readonly LoggedEvent[]): Neighbours {
  const { causation } = event
  const isOf = (dot: Dot | undefined, one: Dot) => dot !== undefined && sameDot(dot, one)
  return {
    cause: action.find((one) => isOf(causation, one)),
    together: action.filter((one) => one.command === event.command && !sameDot(one, event)),
    effects: action.filter((one) => isOf(one.causation, event)),
  }
}
