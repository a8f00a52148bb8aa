import { type CommittedEvent, dotKey, effectiveTime } from '@causeway/core'
import { chainHash, nextDigest } from '@causeway/protocol'
import type { Entry } from '@causeway/relay/parts'
import { eventOf } from '../world/memory-log.ts'

/**
 * What is wrong with a relay's log, in words: positions have no gap and stamps rise, digests and hashes are those of
 * what is there, each replica's chain is whole, and what an event has seen is before it, by place and by time.
 *
 * @param wasGivenAgain some of it was lost and given again. Then an event whose author's clock ran ahead may count as
 *   later than it did, and so as later than what had seen it: only place is looked at.
 */
export function faultsOfLog(entries: readonly Entry[], wasGivenAgain: boolean): readonly string[] {
  const found: string[] = []
  const last = new Map<string, { readonly seq: number; readonly hash: string }>()
  const times = new Map<string, number>()
  let stamp = 0
  let digest = ''
  for (const [index, entry] of entries.entries()) {
    const event = eventOf(entry)
    const { replica, seq, position, receivedAt, prev } = event
    const name = `${dotKey(event)} at ${position}`
    if (position !== index + 1) found.push(`${name} stands at ${index + 1}`)
    if (receivedAt <= stamp) found.push(`the stamp of ${name} does not rise`)
    stamp = receivedAt
    digest = nextDigest(digest, receivedAt, chainHash(entry.text))
    if (entry.digest !== digest) found.push(`the digest of ${name} is not that of the log`)
    const before = last.get(replica) ?? { seq: 0, hash: '' }
    if (seq !== before.seq + 1) found.push(`${name} comes after ${before.seq}`)
    if (prev !== before.hash) found.push(`${name} is not chained to the one before it`)
    found.push(...notBefore(event, last, wasGivenAgain ? new Map() : times))
    last.set(replica, { seq, hash: chainHash(entry.text) })
    times.set(dotKey(event), effectiveTime(event))
  }
  return found
}

/** What an event has seen and what is not before it: by place, or by the time it counts as. */
function notBefore(
  event: CommittedEvent,
  last: ReadonlyMap<string, { readonly seq: number }>,
  times: ReadonlyMap<string, number>,
): readonly string[] {
  return Object.entries(event.clock).flatMap(([replica, seq]) => {
    if ((last.get(replica)?.seq ?? 0) < seq)
      return [`${dotKey(event)} had seen ${replica}:${seq}, which is not before it`]
    const earlier = times.get(dotKey({ replica, seq })) ?? 0
    return effectiveTime(event) > earlier
      ? []
      : [`${dotKey(event)} counts as no later than ${replica}:${seq}`]
  })
}
