/** Both stand: additions, signed deltas, CRDT text. The author promises that order does not matter. */
export interface Commutes {
  readonly kind: 'commutes'
}

/** Per key the greatest effective time stands; the others are superseded and stay in history. */
export interface LatestWins {
  readonly kind: 'latestWins'
}

/** As {@link LatestWins}, provisionally, and an open conflict if the values differ: only a person can tell. */
export interface Escalate {
  readonly kind: 'escalate'
  /** What the person is asked, in their words. */
  readonly question: string
}

/** The one later in committed order is refused; its author may retry on the new state. Intentions only. */
export interface Refuse {
  readonly kind: 'refuse'
  /** Why, in the words of the person who is told. */
  readonly reason: string
}

/** A domain rule of any other kind: both stand, the later one with the data the rule gives it. */
export interface Merge<D> {
  readonly kind: 'merge'
  /** What to evolve in place of `later`, given its rival and the state before it. Pure. */
  merge(earlier: D, later: D, before: unknown): D
}

/** What happens between two rivals of one event type. */
export type Policy<D> = Commutes | LatestWins | Escalate | Refuse | Merge<D>

/** The policies of a physical fact (cash taken, goods handed over): all but `refuse`. */
export type FactPolicy<D> = Exclude<Policy<D>, Refuse>

/** Both stand. See {@link Commutes}. */
export const commutes = (): Commutes => ({ kind: 'commutes' })

/** The later stands, per key. See {@link LatestWins}. */
export const latestWins = (): LatestWins => ({ kind: 'latestWins' })

/** A person decides `question`. See {@link Escalate}. */
export const escalate = (question: string): Escalate => ({
  kind: 'escalate',
  question,
})

/** First come, first served, with the `reason` for the one who came second. See {@link Refuse}. */
export const refuse = (reason: string): Refuse => ({ kind: 'refuse', reason })

/** A domain rule combines them. See {@link Merge}. */
export const merge = <D>(rule: (earlier: D, later: D, before: unknown) => D): Merge<D> => ({
  kind: 'merge',
  merge: rule,
})
