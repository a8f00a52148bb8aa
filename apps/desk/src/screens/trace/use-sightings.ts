import type { Trace } from '@causeway/client'
import { dotKey } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { useEffect, useState } from 'react'
import { noteMissing } from '../../history/older.ts'
import { type Sighting, seenBy } from './seen-by.ts'

/** As much of what came after in a record as is looked at: it is the first of each device that counts. */
const looked = 500

/** Which other devices had each event of a trace, by its dot; empty until it has been read. */
export function useSightings(trace: Trace | undefined): ReadonlyMap<string, readonly Sighting[]> {
  const workspace = useWorkspace()
  const [sightings, setSightings] = useState<ReadonlyMap<string, readonly Sighting[]>>(none)
  useEffect(() => {
    let shown = true
    async function look(): Promise<void> {
      const events = (trace?.requests ?? []).flatMap((request) => request.events.map(({ event }) => event))
      const streams = await Promise.all(
        [...Map.groupBy(events, ({ stream }) => stream)].map(async ([stream, own]) => {
          const first = own.find(({ position }) => position !== undefined)?.position
          if (first === undefined) return []
          const { events: after } = await workspace.query({ stream, after: first - 1, limit: looked })
          const later = after.map(({ event }) => event)
          return own.map((event) => [dotKey(event), seenBy(event, later)] as const)
        }),
      )
      if (shown) setSightings(new Map(streams.flat()))
    }
    look().catch(noteMissing)
    return () => {
      shown = false
    }
  }, [workspace, trace])
  return sightings
}

const none = new Map()
