import type { LogQuery } from '@causeway/core'
import { useSync, useWorkspace } from '@causeway/react'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { noteMissing, useTries } from '../../history/older.ts'
import { useTravel } from '../../travel/travel.ts'
import { type FoundEvents, findFirst, findMore, findNew } from './found-events.ts'

/** What a query finds in the log, page by page, kept up to date; `more` reads the next page. */
export function useFoundEvents(query: LogQuery): {
  readonly found: FoundEvents | undefined
  readonly more: () => void
} {
  const workspace = useWorkspace()
  const [found, setFound] = useState<FoundEvents>()
  const reading = useRef<Reading>(undefined)
  const position = useSync((status) => status.position)
  const waiting = useSync((status) => status.waiting)
  const { past } = useTravel()
  const moment = useSyncExternalStore(past?.time.subscribe ?? never, past?.time.getState ?? nowhere)
  const tries = useTries()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment of the past has another log, and tries says that it is worth reading again
  useEffect(() => {
    const own = createReading(setFound)
    reading.current = own
    own.go(() => findFirst(workspace, query))
    return () => own.stop()
  }, [workspace, query, moment, tries])
  // biome-ignore lint/correctness/useExhaustiveDependencies: position and waiting say that there is other to be read
  useEffect(() => {
    reading.current?.go((before) => (before ? findNew(workspace, query, before) : before))
  }, [workspace, query, position, waiting])
  const more = useCallback(() => {
    reading.current?.go((before) => (before ? findMore(workspace, before) : before))
  }, [workspace])
  return { found, more }
}

type Step = (before: FoundEvents | undefined) => Promise<FoundEvents> | FoundEvents | undefined

/** Readings one after the other: each goes on from what the one before found. */
interface Reading {
  go(step: Step): void
  stop(): void
}

function createReading(show: (found: FoundEvents | undefined) => void): Reading {
  let found: FoundEvents | undefined
  let last = Promise.resolve()
  let stopped = false

  /** What was found before, when the past cannot be had: the next reading goes on from there. */
  async function attempt(step: Step): Promise<FoundEvents | undefined> {
    try {
      return await step(found)
    } catch (error) {
      noteMissing(error)
      return found
    }
  }

  return {
    go(step) {
      last = last.then(async () => {
        if (stopped) return
        const next = await attempt(step)
        if (stopped || next === found) return
        found = next
        show(found)
      })
    },
    stop() {
      stopped = true
    },
  }
}

const never = () => () => undefined
const nowhere = () => undefined
