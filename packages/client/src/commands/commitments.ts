import { covers } from '@causeway/core'
import type { LiveState } from '../live/live-state.ts'
import type { Refusal } from '../refusals.ts'
import type { ReceiptRecord } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import type { Committed, Receipt } from './outcome.ts'

/** Tells the authors of commands when the relay has them, or has refused them. */
export interface Commitments {
  receipt(record: ReceiptRecord): Receipt
  /** Says that requests were refused for good, with what is held because of them. */
  refused(refusals: readonly Pick<Refusal, 'command' | 'reason' | 'held'>[]): void
}

export function watchCommitments(live: LiveState, store: Store): Commitments {
  const waiting = new Map<string, ((committed: Committed) => void)[]>()

  function tell(command: string, committed: Committed): void {
    for (const resolve of waiting.get(command) ?? []) resolve(committed)
    waiting.delete(command)
  }

  live.onCommitted((events) => {
    if (waiting.size === 0) return
    const last = new Map(events.map((event) => [event.command, event]))
    for (const [command, event] of last) {
      const { verdict, because = '' } = live.ledger.judgement(event)
      if (verdict === 'refused') tell(command, { kind: 'refused', message: because })
      else tell(command, { kind: 'committed', position: event.position })
    }
  })

  /** What is known already. When own events were rewritten since, some renumbered or refused, the receipt says so. */
  async function look({ command, ...then }: ReceiptRecord, generation: number): Promise<void> {
    const isCurrent = live.meta.generation === generation
    const { refusal, events } = (isCurrent ? undefined : await store.receipt(command)) ?? then
    const last = events.at(-1)
    const folded = events
      .map((event) => live.ledger.judgement(event))
      .find(({ verdict }) => verdict === 'refused')
    if (refusal) tell(command, { kind: 'refused', message: refusal.message })
    else if (!last || covers(live.ledger.vector, last)) {
      tell(
        command,
        folded
          ? { kind: 'refused', message: folded.because ?? '' }
          : { kind: 'committed', position: live.ledger.position },
      )
    }
  }

  return {
    receipt(record) {
      const { generation } = live.meta
      return {
        get committed(): Promise<Committed> {
          return new Promise((resolve, reject) => {
            waiting.set(record.command, [...(waiting.get(record.command) ?? []), resolve])
            look(record, generation).catch(reject)
          })
        },
      }
    },
    refused(refusals) {
      for (const { command, reason, held } of refusals) {
        for (const one of [command, ...held.map((request) => request.command)]) {
          tell(one, { kind: 'refused', message: reason })
        }
      }
    },
  }
}
