import { hybridTime } from '../causality/hybrid-clock.ts'
import type { CommittedEvent, RecordedEvent } from '../model/envelope.ts'
import type { EventDraft } from '../model/event.ts'

/** A log written by hand: each event names what its author had seen by the names given to earlier ones. */
export function handwritten() {
  const byName = new Map<string, RecordedEvent>()
  const seqs = new Map<string, number>()
  const log: CommittedEvent[] = []
  return {
    log,
    /** `replica` records a draft at minute `at`, having seen the named events. */
    write(
      name: string,
      replica: string,
      at: number,
      draft: EventDraft,
      seen: readonly string[] = [],
    ): RecordedEvent {
      const seq = (seqs.get(replica) ?? 0) + 1
      seqs.set(replica, seq)
      const clock: Record<string, number> = {}
      for (const past of seen) {
        const event = byName.get(past)
        if (!event) throw new Error(`No event is named ${past}.`)
        for (const other in event.clock) clock[other] = Math.max(clock[other] ?? 0, event.clock[other] ?? 0)
        clock[event.replica] = Math.max(clock[event.replica] ?? 0, event.seq)
      }
      const event: RecordedEvent = {
        ...{ replica, seq, stream: 'specimen/1', ...draft, clock, at: hybridTime(at * 60_000) },
        ...{ actor: replica, command: name, correlation: name, prev: '' },
      }
      byName.set(name, event)
      return event
    },
    commit(...events: RecordedEvent[]): CommittedEvent[] {
      const start = log.length
      for (const event of events) {
        log.push({ ...event, position: log.length + 1, receivedAt: hybridTime(1e9) + log.length })
      }
      return log.slice(start)
    },
  }
}
