import { type Model, parseStreamId, type StreamCheckpoint, type StreamId } from '@causeway/core'
import { reducerDigests } from '@causeway/protocol'
import { type CheckpointDamage, type ReadPart, readChunks } from '../store/checkpoint.ts'
import type { CheckpointHead } from '../store/database.ts'
import type { Loaded } from '../store/store.ts'
import type { CheckpointPolicy, CheckpointWatch } from './checkpoint-policy.ts'

/** What states are computed with, and when they are worth saving. */
export interface Computing {
  /** The app's version. */
  readonly version: string
  /** A digest for each aggregate. */
  readonly reducers: Readonly<Record<string, string>>
  readonly policy: CheckpointPolicy
}

/** A checkpoint as this tab knows it: which chunk holds which stream, and which streams have changed since. */
export interface CheckpointState {
  /** The stored checkpoint this tab goes on from; another tab may have replaced it since. */
  id: string | undefined
  position: number
  /** What was stored could not be used as it was: another one is due, whatever the policy says. */
  isOverdue: boolean
  watch: CheckpointWatch
  readonly computing: Computing
  readonly chunkOf: Map<StreamId, number>
  /** The checksum of each chunk. */
  readonly checksums: Map<number, string>
  readonly changed: Set<StreamId>
}

/** What a stored checkpoint has for this version of the app. */
export interface ReadCheckpoint {
  /** States to restore. */
  readonly streams: readonly StreamCheckpoint[]
  /** Aggregates whose states another version computed: their streams are to be folded anew. */
  readonly outdated: ReadonlySet<string>
  readonly state: CheckpointState
}

/** What computes the states of a model. */
export function computingOf(model: Model, version: string, policy: CheckpointPolicy): Computing {
  return { version, policy, reducers: reducerDigests(model) }
}

/** The state of a tab that begins with no checkpoint, because there is none or because of damage to it. */
export function noCheckpoint(computing: Computing, damage?: CheckpointDamage): CheckpointState {
  return {
    ...{ id: undefined, position: 0, isOverdue: damage !== undefined, computing },
    ...{ watch: computing.policy.begin(0), chunkOf: new Map(), checksums: new Map(), changed: new Set() },
  }
}

/** Reads a stored checkpoint, if nothing happened to it. */
export function readCheckpoint(
  { head, chunks }: NonNullable<Loaded['checkpoint']>,
  computing: Computing,
): ReadPart<ReadCheckpoint> {
  const read = readChunks(head, chunks)
  if (!read.ok) return read
  const outdated = outdatedAggregates(head, computing)
  const streams: StreamCheckpoint[] = []
  const chunkOf = new Map<StreamId, number>()
  const changed = new Set<StreamId>()
  for (const [chunk, held] of read.value) {
    for (const checkpoint of held) {
      const { stream } = checkpoint
      chunkOf.set(stream, chunk)
      if (outdated.size > 0 && outdated.has(parseStreamId(stream).aggregate)) changed.add(stream)
      else streams.push(checkpoint)
    }
  }
  const state: CheckpointState = {
    ...{ id: head.id, position: head.position, isOverdue: outdated.size > 0, computing },
    ...{ watch: computing.policy.begin(head.at), chunkOf, changed },
    checksums: new Map(Object.entries(head.chunks).map(([chunk, sum]) => [Number(chunk), sum])),
  }
  return { ok: true, value: { streams, outdated, state } }
}

/** The aggregates whose states another version computed; those that only one of the two knows are among them. */
function outdatedAggregates({ reducers }: CheckpointHead, computing: Computing): ReadonlySet<string> {
  const names = new Set([...Object.keys(reducers), ...Object.keys(computing.reducers)])
  return new Set([...names].filter((name) => reducers[name] !== computing.reducers[name]))
}
