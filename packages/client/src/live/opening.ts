import { createLedger, type Ledger, type Model } from '@causeway/core'
import type { CheckpointDamage } from '../store/checkpoint.ts'
import type { Meta } from '../store/database.ts'
import { StoreError } from '../store/errors.ts'
import type { Loaded, Store } from '../store/store.ts'
import {
  type CheckpointState,
  type Computing,
  noCheckpoint,
  type ReadCheckpoint,
  readCheckpoint,
} from './checkpoints.ts'
import type { Folding } from './folding.ts'

/** How this tab came to its states. */
export interface OpeningReport {
  /** The position of the saved states it went on from; 0 when everything was folded. */
  readonly from: number
  /** Aggregates whose streams were folded anew though others were not: another version had computed them. */
  readonly recomputed: readonly string[]
  /** Why saved states were left alone. Nothing is lost by it: they were computed anew from the log. */
  readonly damage?: CheckpointDamage
  /** Milliseconds. */
  readonly took: number
}

/** What opening comes to. */
export interface Opened {
  readonly ledger: Ledger
  readonly meta: Meta
  readonly checkpoint: CheckpointState
  readonly report: OpeningReport
}

/** What opening needs. */
export interface Opening {
  readonly store: Store
  readonly model: Model
  readonly computing: Computing
  readonly folding: Folding
  /** Calls with the share that is done, from 0 to 1. */
  readonly onProgress: (share: number) => void
  /** Makes of the ledger what is made of it: what fails there is the checkpoint's fault as well, if there was one. */
  readonly use: (ledger: Ledger) => void
}

/**
 * Folds a store's contents: from its checkpoint, as far as it holds what this version of the app would compute, else from
 * the first event. A checkpoint that anything happened to is left alone, and never fails an opening.
 */
export async function openLedger(opening: Opening): Promise<Opened> {
  const start = performance.now()
  const { store, computing } = opening
  const loaded = await store.load(computing.version)
  const { checkpoint } = loaded
  const anew = async (whole: Loaded, damage?: CheckpointDamage): Promise<Opened> => {
    const state = noCheckpoint(computing, damage)
    return foldOnto(opening, whole, { streams: [], outdated: new Set(), state }, start, damage)
  }
  if (!checkpoint) return anew(loaded, loaded.damage)
  const read = readCheckpoint(checkpoint, computing)
  if (!read.ok) return anew(await store.load(), read.damage)
  // Nothing of it is of this version: to read the whole log is less than to look for streams in it.
  if (read.value.streams.length === 0) return anew(await store.load())
  try {
    return await foldOnto(opening, loaded, read.value, start)
  } catch (error) {
    if (error instanceof StoreError) throw error
    return anew(await store.load(), { what: 'unusable' })
  }
}

async function foldOnto(
  { model, folding, onProgress, use }: Opening,
  loaded: Loaded,
  { streams, outdated, state: checkpoint }: ReadCheckpoint,
  start: number,
  damage?: CheckpointDamage,
): Promise<Opened> {
  const { meta } = loaded
  const ledger = createLedger(model)
  const { position: from } = checkpoint
  const before = outdated.size > 0 ? from : 0
  const tell = (position: number) => onProgress(position / Math.max(1, before + meta.position))
  if (loaded.checkpoint && from > 0) ledger.restore(streams, loaded.checkpoint.head)
  if (before > 0) for await (const position of folding.refolding(ledger, outdated)) tell(position)
  for await (const transitions of folding.folding(ledger, loaded, checkpoint.watch)) {
    // Views are built at once from the states below, not row by row on the way.
    for (const { stream } of transitions) checkpoint.changed.add(stream)
    tell(before + ledger.position)
  }
  use(ledger)
  const report: OpeningReport = {
    ...{ from, recomputed: [...outdated].toSorted(), took: performance.now() - start },
    ...(damage && { damage }),
  }
  return { ledger, meta, checkpoint, report }
}
