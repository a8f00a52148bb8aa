/** One storage incarnation (a browser profile's database), never a user, a tab or a session. */
export type ReplicaId = string

/** An event's identity: the `seq`-th event its replica recorded. `seq` is gapless from 1 within a replica. */
export interface Dot {
  readonly replica: ReplicaId
  readonly seq: number
}

/** A dot as a map key, `replica:seq`. Replica ids hold no colon. */
export function dotKey(dot: Dot): string {
  return `${dot.replica}:${dot.seq}`
}

/** The dot of a map key. */
export function parseDotKey(key: string): Dot {
  const colon = key.lastIndexOf(':')
  return { replica: key.slice(0, colon), seq: Number(key.slice(colon + 1)) }
}

/** True when both name the same event. */
export function sameDot(a: Dot, b: Dot): boolean {
  return a.seq === b.seq && a.replica === b.replica
}
