import type { Aggregate } from '../model/aggregate.ts'
import type { StreamId } from '../model/envelope.ts'
import { type Fold, nothingFound } from './fold.ts'
import type { Flag, Moment, StreamStatus } from './transition.ts'

const noFlags: readonly Flag[] = Object.freeze([])

/** Which stream a moment is of. */
export interface Subject {
  readonly stream: StreamId
  readonly id: string
  /** Absent when this version of the app does not know it. */
  readonly aggregate: Aggregate | undefined
}

/** A fold of a stream with what there is to say of it; a status that says the same as `last` is that very object. */
export function momentOf(
  { stream, id, aggregate }: Subject,
  { state, findings }: Fold,
  pending: number,
  last?: StreamStatus,
): Moment {
  const broken = aggregate ? brokenInvariants(aggregate, state) : noFlags
  if (last && findings === nothingFound && last.pending === pending && broken === noFlags && isCalm(last)) {
    return { state, status: last }
  }
  const { conflicts, trouble } = findings
  const flags = broken === noFlags ? findings.flags : [...findings.flags, ...broken]
  return { state, status: { stream, id, pending, conflicts, flags, trouble } }
}

function isCalm({ conflicts, flags, trouble }: StreamStatus): boolean {
  return conflicts.length === 0 && flags.length === 0 && trouble === undefined
}

function brokenInvariants(aggregate: Aggregate, state: unknown): readonly Flag[] {
  if (aggregate.invariants.size === 0) return noFlags
  const flags: Flag[] = []
  for (const [rule, invariant] of aggregate.invariants) {
    if (!invariant.holds(state)) flags.push({ rule, message: invariant.message(state), events: [] })
  }
  return flags.length === 0 ? noFlags : flags
}
