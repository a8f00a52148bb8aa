import { type CommittedEvent, matchesQuery } from '@causeway/core'
import { type ReplicaProgress, readEvent } from '@causeway/protocol'
import { type Entry, type EventLog, emptyTip, type Head, type Tip } from '@causeway/relay/parts'

/** The disk of a relay: an {@link EventLog} in memory, which outlives the relay's process and can be an older copy. */
export interface MemoryLog extends EventLog {
  /** All that was ever committed to a workspace's log, in order. */
  entries(workspace: string): readonly Entry[]
  /** Puts other entries, which an older copy had, in the place of a workspace's log. */
  restore(workspace: string, entries: readonly Entry[]): void
}

/** One workspace's log. */
interface Kept {
  readonly entries: Entry[]
  readonly heads: Map<string, Head>
  readonly devices: Map<string, ReplicaProgress>
  /** The position of each event, by replica and seq. */
  readonly positions: Map<string, number>
}

/** Logs without events. */
export function createMemoryLog(): MemoryLog {
  const logs = new Map<string, Kept>()
  const kept = (workspace: string) => logs.get(workspace) ?? nothingKept()

  function begin(workspace: string): Kept {
    const log = kept(workspace)
    logs.set(workspace, log)
    return log
  }

  return {
    entries: (workspace) => kept(workspace).entries,
    restore(workspace, copied) {
      const log = nothingKept()
      for (const entry of copied) add(log, entry)
      logs.set(workspace, log)
    },
    tip: async (workspace) => tipOf(begin(workspace)),
    heads: async (workspace) => new Map(kept(workspace).heads),
    async find(workspace, replica, seq) {
      const { entries, positions } = kept(workspace)
      const entry = entries[(positions.get(`${replica}/${seq}`) ?? 0) - 1]
      return entry && { seq, hash: entry.hash, position: entry.position }
    },
    async append(workspace, after, added) {
      const log = kept(workspace)
      const now = tipOf(log)
      if (now.position !== after.position || now.digest !== after.digest) return false
      for (const entry of added) add(log, entry)
      logs.set(workspace, log)
      return true
    },
    read: async (workspace, from, to) => kept(workspace).entries.slice(from - 1, to),
    async search(workspace, query, most) {
      const { entries } = kept(workspace)
      const inOrder = query.order === 'newest' ? entries.toReversed() : entries
      return inOrder.filter((entry) => matchesQuery(query, eventOf(entry))).slice(0, most)
    },
    async ofStreams(workspace, streams, after, upTo) {
      const wanted = new Set(streams)
      const entries = kept(workspace).entries.slice(after, upTo)
      return entries.filter((entry) => wanted.has(eventOf(entry).stream))
    },
    async points(workspace, positions) {
      const { entries } = kept(workspace)
      return [...new Set(positions)]
        .sort((a, b) => a - b)
        .flatMap((position) => {
          const entry = entries[position - 1]
          return entry ? [{ position, digest: entry.digest }] : []
        })
    },
    async note(workspace, heard) {
      kept(workspace).devices.set(heard.replica, heard)
    },
    replicas: async (workspace) => [...kept(workspace).devices.values()],
    holds: async (workspace) => logs.has(workspace),
    named: async (beginning) => [...logs.keys()].filter((workspace) => workspace.startsWith(beginning)),
    async forget(workspace) {
      logs.delete(workspace)
    },
    ping: async () => undefined,
  }
}

const nothingKept = (): Kept => ({ entries: [], heads: new Map(), devices: new Map(), positions: new Map() })

function add({ entries, heads, positions }: Kept, entry: Entry): void {
  const { replica, seq, hash, position } = entry
  entries.push(entry)
  heads.set(replica, { seq, hash, position })
  positions.set(`${replica}/${seq}`, position)
}

function tipOf({ entries }: Kept): Tip {
  const last = entries.at(-1)
  return last ? { position: last.position, digest: last.digest, receivedAt: last.receivedAt } : emptyTip
}

/** An entry as an event. */
export function eventOf({ text, position, receivedAt }: Entry): CommittedEvent {
  return { ...readEvent(text), position, receivedAt }
}
