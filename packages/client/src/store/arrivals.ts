import { wallTime } from '@causeway/core'
import type { Arrival, Database, Segment } from './database.ts'
import { asStoreError } from './errors.ts'
import { segmentsBetween } from './find.ts'
import { unknownArrival } from './log.ts'
import type { ArrivedEvent } from './store.ts'
import { segmentEvents } from './texts.ts'

/** All committed events up to a position, segment by segment, each with when it came to this device. */
export async function* walkLog(database: Database, upTo: number): AsyncGenerator<readonly ArrivedEvent[]> {
  try {
    for await (const segment of segmentsBetween(database, 1, upTo, 'oldest'))
      yield arrivedEvents(segment, upTo)
  } catch (error) {
    throw asStoreError(error)
  }
}

function arrivedEvents(segment: Segment, upTo: number): readonly ArrivedEvent[] {
  const arrivals = [...(segment.arrivals ?? [])]
  let current: Arrival | undefined
  return segmentEvents(segment, segment.from, Math.min(segment.to, upTo)).map((event) => {
    while (arrivals[0] && arrivals[0].from <= event.position) current = arrivals.shift()
    const noted = current?.at ?? unknownArrival
    return { event, arrived: noted === unknownArrival ? wallTime(event.receivedAt) : noted }
  })
}
