import type { CommittedEvent, Ledger, LoggedEvent, Transition } from '@causeway/core'
import { readEntries } from '@causeway/protocol'
import type { Loaded, Store } from '../store/store.ts'
import { breath } from './breath.ts'
import type { CheckpointWatch } from './checkpoint-policy.ts'

/** How many events are folded before the browser may do something else: a paint, or what a key asks for. */
const sliceSize = 500

/** Brings a ledger events, slice by slice, with the histories it needs for them. */
export interface Folding {
  /** Folds what was loaded, committed and own. */
  folding(onto: Ledger, loaded: Loaded, watch: CheckpointWatch): AsyncIterable<readonly Transition[]>
  /** Folds committed events. */
  committing(
    onto: Ledger,
    events: readonly CommittedEvent[],
    watch: CheckpointWatch,
  ): AsyncIterable<readonly Transition[]>
  /** Folds streams anew that a checkpoint was not used for: those of some aggregates, up to where the ledger stands. */
  refolding(onto: Ledger, aggregates: ReadonlySet<string>): AsyncIterable<number>
  /** Reads the histories that a ledger lacks for some events. */
  supplyHistory(onto: Ledger, events: readonly LoggedEvent[]): Promise<void>
}

/** Calls `onCommitted` with committed events as they are folded. */
export function createFolding(
  store: Store,
  onCommitted: (events: readonly CommittedEvent[]) => void,
): Folding {
  async function* folding(onto: Ledger, loaded: Loaded, watch: CheckpointWatch) {
    for (const [index, { from, lines }] of loaded.segments.entries()) {
      if (index > 0) await breath()
      yield* committing(onto, readEntries(lines, from), watch)
    }
    const own = [...loaded.returned, ...loaded.pending]
    if (own.length === 0) return
    await supplyHistory(onto, own)
    yield onto.record(own)
  }

  async function* committing(onto: Ledger, events: readonly CommittedEvent[], watch: CheckpointWatch) {
    for (let at = 0; at < events.length; at += sliceSize) {
      if (at > 0) await breath()
      const slice = events.slice(at, at + sliceSize)
      await supplyHistory(onto, slice)
      yield onto.commit(slice)
      for (const event of slice) watch.saw(event)
      onCommitted(slice)
    }
  }

  async function* refolding(onto: Ledger, aggregates: ReadonlySet<string>) {
    for await (const { to, events } of store.eventsOf([...aggregates], onto.position)) {
      onto.refold(events)
      yield to
      await breath()
    }
  }

  async function supplyHistory(onto: Ledger, events: readonly LoggedEvent[]): Promise<void> {
    const lacking = onto.lacking(events)
    if (lacking.length === 0) return
    for (const [stream, history] of await store.history(lacking, onto.position)) onto.supply(stream, history)
  }

  return { folding, committing, refolding, supplyHistory }
}
