import {
  type DecideContext,
  type EventDraft,
  type Ledger,
  type RecordedEvent,
  type StreamId,
  type Transition,
  tick,
} from '@causeway/core'
import { chainHash, eventText } from '@causeway/protocol'
import type { Meta, ReceiptRecord } from '../store/database.ts'
import { documentNumber, randomId } from '../store/replica.ts'
import type { Recording } from '../store/store.ts'
import type { Request } from './pipeline.ts'

/**
 * The events of one transaction while it is being built. They are laid on the ledger at once, so that each command
 * decides on what those before it did; nobody is told until the transaction is durable, and `undo` takes them off.
 */
export class Batch {
  readonly #ledger: Ledger
  readonly #meta: Meta
  readonly #now: () => number
  readonly #staged: { event: RecordedEvent; text: string }[] = []
  readonly #receipts = new Map<string, ReceiptRecord>()
  readonly #transitions: Transition[] = []
  #counters: Counters

  constructor(ledger: Ledger, meta: Meta, now: () => number) {
    this.#ledger = ledger
    this.#meta = meta
    this.#now = now
    this.#counters = { head: meta.head, clock: meta.clock, lastNumber: meta.lastNumber }
  }

  get ledger(): Ledger {
    return this.#ledger
  }

  /** The receipt of a request that this very transaction carries out. */
  receiptOf(command: string): ReceiptRecord | undefined {
    return this.#receipts.get(command)
  }

  /** What a `decide` may know. */
  context(id: string, actor: string, role: string): DecideContext {
    return {
      id,
      actor,
      role,
      now: this.#now(),
      read: (aggregate, other) => this.#ledger.state(aggregate, other),
      newId: () => randomId(),
      nextNumber: () => {
        this.#counters = { ...this.#counters, lastNumber: this.#counters.lastNumber + 1 }
        return documentNumber(this.#meta.series, this.#counters.lastNumber)
      },
    }
  }

  /** Makes events of drafts and lays them on the ledger. */
  stage(stream: StreamId, drafts: readonly EventDraft[], actor: string, request: Request): void {
    for (const draft of drafts) {
      const event: RecordedEvent = {
        replica: this.#meta.replica,
        seq: this.#meta.nextSeq + this.#staged.length,
        stream,
        type: draft.type,
        version: draft.version,
        data: draft.data,
        clock: this.#ledger.clock(stream),
        at: tick(this.#counters.clock, Date.now()),
        actor,
        command: request.id,
        correlation: request.correlation,
        prev: this.#counters.head,
      }
      const text = eventText(event)
      this.#counters = { ...this.#counters, head: chainHash(text), clock: event.at }
      this.#staged.push({ event, text })
      this.#transitions.push(...this.#ledger.record([event]))
    }
  }

  /** Keeps what became of a request; its events are the last ones staged. */
  finish({ id, commands, correlation, undoes }: Request, actor: string, isUndoable: boolean): ReceiptRecord {
    const first = this.#staged.findLastIndex(({ event }) => event.command !== id) + 1
    const events = this.#staged
      .slice(first)
      .map(({ event: { replica, seq, stream } }) => ({ replica, seq, stream }))
    const receipt: ReceiptRecord = {
      ...{ command: id, commands, correlation, events, actor, at: this.#counters.clock },
      ...(undoes && { undoes: undoes.command }),
      ...(isUndoable && events.length > 0 && { undoAt: this.#counters.clock }),
    }
    this.#receipts.set(id, receipt)
    return receipt
  }

  /** The types of the events that a request has staged, with the aggregates they are of. */
  stagedFor(id: string): readonly Pick<RecordedEvent, 'stream' | 'type'>[] {
    return this.#staged.filter(({ event }) => event.command === id).map(({ event }) => event)
  }

  /** How many events are staged: a place to come back to. */
  mark(): Mark {
    return { staged: this.#staged.length, transitions: this.#transitions.length, counters: this.#counters }
  }

  /** Takes back everything staged after a mark. */
  undo(mark: Mark): readonly Transition[] {
    const taken = this.#staged.splice(mark.staged).map(({ event }) => event)
    this.#transitions.length = mark.transitions
    this.#counters = mark.counters
    return taken.length === 0 ? [] : this.#ledger.retract(taken)
  }

  /** Takes back everything, as the transaction failed; what it returns is for those who looked meanwhile. */
  undoAll(): readonly Transition[] {
    return this.undo({ staged: 0, transitions: 0, counters: this.#counters })
  }

  /** What the transaction writes. */
  recording(): Recording {
    return {
      events: this.#staged.map(({ event }) => event),
      texts: this.#staged.map(({ text }) => text),
      receipts: [...this.#receipts.values()],
      ...this.#counters,
    }
  }

  get transitions(): readonly Transition[] {
    return this.#transitions
  }
}

interface Counters {
  readonly head: string
  readonly clock: number
  readonly lastNumber: number
}

export interface Mark {
  readonly staged: number
  readonly transitions: number
  readonly counters: Counters
}
