import { covers, type LoggedEvent, type ReplicaId, wallTime } from '@causeway/core'
import { isRelay } from '../../history/author.ts'

/** Another device that had an event, as its own later work shows. */
export interface Sighting {
  readonly replica: ReplicaId
  readonly actor: string
  /** When it had it at the latest, by its clock; milliseconds since 1970. */
  readonly by: number
}

/** The devices that went on from an event, each by its first event that names it; `stream` is what came in its stream. */
export function seenBy(event: LoggedEvent, stream: readonly LoggedEvent[]): readonly Sighting[] {
  const sightings = new Map<ReplicaId, Sighting>()
  for (const { replica, actor, at, clock } of stream) {
    if (replica === event.replica || isRelay({ actor }) || sightings.has(replica)) continue
    if (covers(clock, event)) sightings.set(replica, { replica, actor, by: wallTime(at) })
  }
  return [...sightings.values()]
}
