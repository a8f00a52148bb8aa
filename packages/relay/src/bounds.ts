/** What one socket may cost the relay. */
export interface Bounds {
  /** Milliseconds from connecting to a good hello. */
  readonly helloMs: number
  /** Milliseconds before one who broke the rules is told to go, and can come again; more when there are many. */
  readonly expulsionMs: number
  /** Milliseconds between heartbeats; a socket that missed one when the next is due is dead. */
  readonly heartbeatMs: number
  /** Unanswered pushes at which a socket is read no further until some are answered. */
  readonly pushesInFlight: number
  /** Unsent bytes at which a socket gets no more live frames, but is fed from the log as it reads. */
  readonly unsentBytes: number
  /** Events by which a reader that is fed may fall behind before it is cut off. */
  readonly eventsBehind: number
  /** Characters of events kept aside for a socket that heals the log. */
  readonly heldLength: number
}

/** Bounds for a team's devices on bad connections. */
export const defaultBounds: Bounds = {
  helloMs: 10_000,
  expulsionMs: 1000,
  heartbeatMs: 30_000,
  pushesInFlight: 32,
  unsentBytes: 1024 * 1024,
  eventsBehind: 20_000,
  heldLength: 128 * 1024 * 1024,
}
