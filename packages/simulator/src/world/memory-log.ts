import { type CommittedEvent, matchesQuery } from '@causeway/core'
import { readEvent } from '@causeway/protocol'
import { type Entry, type EventLog, emptyTip, type Head, type Tip } from '@causeway/relay/parts'

/** The disk of a relay: an {@link EventLog} in memory, which outlives the relay's process and can be an older copy. */
export interface MemoryLog extends EventLog {
  /** All that was ever committed, in order. */
  readonly entries: readonly Entry[]
  /** As the disk is now. */
  copy(): readonly Entry[]
  /** Puts an older copy in its place. */
  restore(entries: readonly Entry[]): void
}

/** A log of one workspace. */
export function createMemoryLog(): MemoryLog {
  let entries: Entry[] = []
  let heads = new Map<string, Head>()
  /** Where each event is, by replica and seq. */
  let places = new Map<string, number>()

  function add(entry: Entry): void {
    const { replica, seq, hash, position } = entry
    entries.push(entry)
    heads.set(replica, { seq, hash, position })
    places.set(`${replica}/${seq}`, position)
  }

  function restore(copied: readonly Entry[]): void {
    entries = []
    heads = new Map()
    places = new Map()
    for (const entry of copied) add(entry)
  }

  function tip(): Tip {
    const last = entries.at(-1)
    return last ? { position: last.position, digest: last.digest, receivedAt: last.receivedAt } : emptyTip
  }

  return {
    get entries() {
      return entries
    },
    tip: async () => tip(),
    heads: async () => new Map(heads),
    async find(_workspace, replica, seq) {
      const entry = entries[(places.get(`${replica}/${seq}`) ?? 0) - 1]
      return entry && { seq, hash: entry.hash, position: entry.position }
    },
    async append(_workspace, after, added) {
      const now = tip()
      if (now.position !== after.position || now.digest !== after.digest) return false
      for (const entry of added) add(entry)
      return true
    },
    read: async (_workspace, from, to) => entries.slice(from - 1, to),
    async search(_workspace, query, most) {
      const inOrder = query.order === 'newest' ? entries.toReversed() : entries
      return inOrder.filter((entry) => matchesQuery(query, eventOf(entry))).slice(0, most)
    },
    async points(_workspace, positions) {
      const asked = new Set([0, ...positions])
      return entries
        .filter(({ position }) => asked.has(position))
        .map(({ position, digest }) => ({ position, digest }))
    },
    holds: async () => entries.length > 0,
    named: async () => [],
    forget: async () => restore([]),
    ping: async () => undefined,
    copy: () => [...entries],
    restore,
  }
}

/** An entry as an event. */
export function eventOf({ text, position, receivedAt }: Entry): CommittedEvent {
  return { ...readEvent(text), position, receivedAt }
}
