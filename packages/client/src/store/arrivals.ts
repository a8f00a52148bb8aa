import { wallTime } from '@causeway/core'
import type { Arrival, OpenSegment } from './database.ts'
import { segmentsBetween } from './find.ts'
import { unknownArrival } from './log.ts'
import type { StoredLog } from './opened-segments.ts'
import type { ArrivedEvent } from './store.ts'
import { segmentEvents } from './texts.ts'

/** All committed events up to a position, segment by segment, each with when it came to this device. */
export async function* walkLog(log: StoredLog, upTo: number): AsyncGenerator<readonly ArrivedEvent[]> {
  for await (const segment of segmentsBetween(log, 1, upTo, 'oldest')) yield arrivedEvents(segment, upTo)
}

function arrivedEvents(segment: OpenSegment, upTo: number): readonly ArrivedEvent[] {
  const arrivals = [...(segment.arrivals ?? [])]
  let current: Arrival | undefined
  return segmentEvents(segment, segment.from, Math.min(segment.to, upTo)).map((event) => {
    while (arrivals[0] && arrivals[0].from <= event.position) current = arrivals.shift()
    const noted = current?.at ?? unknownArrival
    return { event, arrived: noted === unknownArrival ? wallTime(event.receivedAt) : noted }
  })
}
