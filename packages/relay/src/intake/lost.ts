import { entryEventText, entryReceivedAt, type LostStretch, readEvent } from '@causeway/protocol'
import { chainHash, nextDigest } from '../chain-hash.ts'
import type { Entry, Tip } from '../log/entry.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Sealer } from '../seals.ts'
import { appendEvents } from './draft.ts'

/** What became of a stretch that somebody gave back. */
export type Restoring =
  /** It is in the log. */
  | 'restored'
  /** The log does not end where it begins. */
  | 'elsewhere'
  /** The log was never this. */
  | 'invented'

/**
 * Puts back what a log has lost, line by line in the old places. The relay's own word on the digest at the last of them
 * vouches for everything up to it: the events, their order, and when they were received. Whoever appends meanwhile finds
 * that the log has moved on, as when another relay does.
 */
export async function restoreLost(
  workspace: string,
  { log, sealer }: { readonly log: EventLog; readonly sealer: Sealer },
  { from, entries: lines, mac }: LostStretch,
): Promise<Restoring> {
  let tip = await log.tip(workspace)
  if (tip.position + 1 !== from) return 'elsewhere'
  const places: Place[] = []
  let { digest } = tip
  for (const line of lines) {
    const place = placeOf(line)
    digest = nextDigest(digest, place.receivedAt, place.hash)
    places.push(place)
    // Whoever gives back much, or only says so, does not hold up the others.
    if (places.length % appendEvents === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  if (!sealer.isGenuinePoint(workspace, { position: tip.position + lines.length, digest }, mac))
    return 'invented'
  for (let at = 0; at < places.length; at += appendEvents) {
    const part = entriesAfter(tip, places.slice(at, at + appendEvents))
    if (!(await log.append(workspace, tip, part))) return 'elsewhere'
    tip = part.at(-1) ?? tip
  }
  return 'restored'
}

type Place = Pick<Entry, 'receivedAt' | 'hash' | 'text'>

function placeOf(line: string): Place {
  const text = entryEventText(line)
  return { receivedAt: entryReceivedAt(line), hash: chainHash(text), text }
}

function entriesAfter(tip: Tip, places: readonly Place[]): Entry[] {
  let { position, digest } = tip
  return places.map((place) => {
    const { replica, seq } = readEvent(place.text)
    position += 1
    digest = nextDigest(digest, place.receivedAt, place.hash)
    return { ...place, replica, seq, position, digest }
  })
}
