import type { StreamId } from '@causeway/core'
import type { Entry, Tip } from '../log/entry.ts'
import type { EventLog } from '../log/event-log.ts'

/** Where each stream of a workspace ends in its log. */
export interface StreamEnds {
  /** The position of a stream's last event up to a tip; 0 when it has none. */
  of(stream: StreamId, tip: Tip): Promise<number>
}

/** How many events are read at a time. */
const readAtATime = 2000

/** Reads the log once somebody asks, and then what was added since: who never asks pays nothing. */
export function createStreamEnds(workspace: string, log: EventLog): StreamEnds {
  let ends = new Map<StreamId, number>()
  let known = 0

  async function readUpTo(position: number): Promise<void> {
    if (position < known) {
      ends = new Map()
      known = 0
    }
    while (known < position) {
      const entries = await log.read(workspace, known + 1, Math.min(position, known + readAtATime))
      for (const entry of entries) ends.set(streamOf(entry), entry.position)
      known += entries.length
      if (entries.length === 0) return
    }
  }

  return {
    async of(stream, { position }) {
      await readUpTo(position)
      return ends.get(stream) ?? 0
    },
  }
}

/** The stream of an event by its text, which was validated on its way in. */
export function streamOf({ text }: Pick<Entry, 'text'>): StreamId {
  const { stream }: { readonly stream: StreamId } = JSON.parse(text)
  return stream
}
