import type { Dot, ReplicaId } from './dot.ts'

/**
 * What was seen, as the highest `seq` per replica. On an event it counts only its own stream's events (a vector
 * clock); for a whole log it counts everything held (a version vector). A replica that is absent counts as 0.
 *
 * Vector clocks: C. Fidge, "Timestamps in message-passing systems" (1988); F. Mattern, "Virtual time and global
 * states of distributed systems" (1989). Dots: N. Preguiça et al., "Dotted version vectors" (2010).
 */
export type VectorClock = Readonly<Record<ReplicaId, number>>

/** A {@link VectorClock} that counts a whole log: how far each replica's events are held. */
export type VersionVector = VectorClock

/** How two clocks, or two events, stand to each other. */
export type CausalOrder = 'same' | 'before' | 'after' | 'concurrent'

/** The clock of one who has seen nothing. */
export const emptyClock: VectorClock = Object.freeze({})

/** True when whoever holds `clock` had seen the event `dot`. */
export function covers(clock: VectorClock, dot: Dot): boolean {
  return (clock[dot.replica] ?? 0) >= dot.seq
}

/** True when `clock` has seen everything `other` has. */
export function dominates(clock: VectorClock, other: VectorClock): boolean {
  for (const replica in other) if ((clock[replica] ?? 0) < (other[replica] ?? 0)) return false
  return true
}

/** The clock of one who has seen what either has: the least upper bound. */
export function joinClocks(a: VectorClock, b: VectorClock): VectorClock {
  const joined: Record<ReplicaId, number> = { ...a }
  for (const replica in b) joined[replica] = Math.max(joined[replica] ?? 0, b[replica] ?? 0)
  return joined
}

/** `clock` after seeing `dot` as well. */
export function withDot(clock: VectorClock, dot: Dot): VectorClock {
  return covers(clock, dot) ? clock : { ...clock, [dot.replica]: dot.seq }
}

/** An event as far as causality needs it: its dot and what its author had seen of its stream. */
export interface Causal extends Dot {
  readonly clock: VectorClock
}

/** Exactly happened-before, between two events of one stream. */
export function happenedBefore(earlier: Dot, later: Causal): boolean {
  return covers(later.clock, earlier)
}

/** How event `a` stands to event `b` of the same stream. */
export function causalOrder(a: Causal, b: Causal): CausalOrder {
  if (a.seq === b.seq && a.replica === b.replica) return 'same'
  if (happenedBefore(a, b)) return 'before'
  return happenedBefore(b, a) ? 'after' : 'concurrent'
}
