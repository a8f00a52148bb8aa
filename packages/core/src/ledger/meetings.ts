import { covers } from '../causality/vector-clock.ts'
import { wholeStream } from '../model/touches.ts'
import type { Reading } from './reading.ts'

/** Two concurrent events of a stream whose keys meet: rivals, until the policies have spoken. */
export interface Meeting {
  /** The one before the other in the order folded: committed order, then pending. */
  readonly earlier: Reading
  readonly later: Reading
  /** The keys on which they meet; never empty. */
  readonly keys: readonly string[]
}

/**
 * Every meeting among a stream's events, which are given in an order that extends happened-before. Since each
 * replica's clocks only grow, what is concurrent with an event is the tail of each other replica's events so far;
 * so this costs as much as there is concurrency, not the square of the stream.
 */
export function findMeetings(readings: readonly Reading[]): Meeting[] {
  const meetings: Meeting[] = []
  const byReplica = new Map<string, Reading[]>()
  for (const later of readings) {
    for (const [replica, earlierOnes] of byReplica) {
      if (replica === later.event.replica) continue
      for (let i = earlierOnes.length - 1; i >= 0; i--) {
        const earlier = earlierOnes[i]
        if (earlier === undefined || covers(later.event.clock, earlier.event)) break
        const keys = meetingKeys(earlier.keys, later.keys)
        if (keys.length > 0) meetings.push({ earlier, later, keys })
      }
    }
    const own = byReplica.get(later.event.replica)
    if (own) own.push(later)
    else byReplica.set(later.event.replica, [later])
  }
  return meetings
}

/** The keys two events have in common, as narrowly as either says it. */
export function meetingKeys(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.includes(wholeStream)) return b
  if (b.includes(wholeStream)) return a
  return a.filter((key) => b.includes(key))
}
