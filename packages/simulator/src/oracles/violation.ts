/** Who says that something is wrong. */
export const oracles = [
  /** The relay's log: its places, stamps, digests and chains. */
  'the log',
  /** What was saved is in the log as often as it was said. */
  'each once',
  /** Every device comes to what the log says: in states, in lists and sums, in verdicts and questions. */
  'states',
  'views',
  'judgements',
  /** Goods and money add up from the events themselves. */
  'audit',
  /** People see what they did, and go on seeing what they saw; what a tab shows is what it holds. */
  'own writes',
  'monotonic reads',
  'in between',
  /** Only the leader writes what is the leader's to write. */
  'fencing',
  /** Once nothing is in the way, everything is sent and heard. */
  'rest',
  /** Nobody's queue grows without end. */
  'bounds',
  /** Nothing is thrown that nobody catches, and the relay says of nothing that it went wrong. */
  'errors',
] as const

export type Oracle = (typeof oracles)[number]

/** Something that must never be. */
export interface Violation {
  readonly oracle: Oracle
  /** In words. */
  readonly what: string
}

/** A violation on one line, for a person. */
export const worded = ({ oracle, what }: Violation) => `${oracle}: ${what}`
