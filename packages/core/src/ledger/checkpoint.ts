import type { VectorClock } from '../causality/vector-clock.ts'
import type { StreamId } from '../model/envelope.ts'
import { nothingFound } from './fold.ts'
import type { CommittedLayer } from './stream.ts'
import type { Conflict, Flag, Judgement, Trouble } from './transition.ts'

/** A stream's committed layer as plain JSON: what a checkpoint keeps of it. Absent parts are empty. */
export interface StreamCheckpoint {
  readonly stream: StreamId
  readonly state: unknown
  readonly clock: VectorClock
  readonly judgements?: readonly (readonly [dot: string, Judgement])[]
  readonly conflicts?: readonly Conflict[]
  readonly flags?: readonly Flag[]
  readonly trouble?: Trouble
}

export function toCheckpoint(stream: StreamId, { fold, clock }: CommittedLayer): StreamCheckpoint {
  const { judgements, conflicts, flags, trouble } = fold.findings
  return {
    stream,
    state: fold.state,
    clock,
    ...(judgements.size > 0 ? { judgements: [...judgements] } : {}),
    ...(conflicts.length > 0 ? { conflicts } : {}),
    ...(flags.length > 0 ? { flags } : {}),
    ...(trouble ? { trouble } : {}),
  }
}

export function fromCheckpoint(checkpoint: StreamCheckpoint): CommittedLayer {
  const { state, clock, judgements, conflicts, flags, trouble } = checkpoint
  const findings =
    judgements || trouble
      ? { judgements: new Map(judgements), conflicts: conflicts ?? [], flags: flags ?? [], trouble }
      : nothingFound
  return { fold: { state, findings }, clock }
}
