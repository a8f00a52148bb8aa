import {
  type Cause,
  createLedger,
  hybridTime,
  type Model,
  type Process,
  type RecordedEvent,
  react,
  type StreamId,
} from '@causeway/core'
import { committed, startedAt } from './arrivals.ts'
import type { Counts } from './device.ts'

const replica = 'authority'

/** The authority of a story: it looks at every record after everybody has heard everything. */
export function createAuthority(model: Model, processes: readonly Process[]) {
  return {
    /** The log with what the authority does about it. Throws when a process fails. */
    goOn(log: readonly RecordedEvent[], { events, waited }: Counts): readonly RecordedEvent[] {
      if (processes.length === 0) return log
      const ledger = createLedger(model)
      ledger.commit(committed(log))
      const changed = new Map<StreamId, Cause>()
      for (const { stream, replica: by, seq, correlation } of log) {
        changed.delete(stream)
        changed.set(stream, { replica: by, seq, correlation })
      }
      const now = startedAt + waited + events
      let seq = log.filter((event) => event.replica === replica).length
      const reacted = react(
        {
          model,
          processes,
          ledger,
          actor: 'relay',
          role: 'authority',
          now: () => now,
          newId: () => `${replica}-${log.length}-${seq}`,
          write: (stream, draft, request) => ({
            replica,
            seq: ++seq,
            stream,
            ...draft,
            ...request,
            clock: ledger.clock(stream),
            at: hybridTime(now) + seq,
            actor: 'relay',
            prev: '',
          }),
          onProblem({ process, stream, message }) {
            throw new Error(`${process} at ${stream}: ${message}`)
          },
        },
        changed,
      )
      return [...log, ...reacted]
    },
  }
}
