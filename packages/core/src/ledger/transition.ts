import type { Dot } from '../causality/dot.ts'
import type { LoggedEvent, StreamId } from '../model/envelope.ts'

/** What folding did with an event. */
export type Verdict = 'applied' | 'merged' | 'superseded' | 'refused' | 'escalated'

/** The rule that gave a verdict, by what it does and the two types of events that met. */
export interface RuleName {
  /**
   * `both` and `combined` let both stand; `stands` lets one type stand, `latest` the later, `first` the earlier in
   * committed order; `asked` asks a person meanwhile; `undone` took one back; `aside` waits for somebody to allow it,
   * `declined` was not allowed.
   */
  readonly kind:
    | 'both'
    | 'combined'
    | 'stands'
    | 'latest'
    | 'first'
    | 'asked'
    | 'undone'
    | 'aside'
    | 'declined'
  readonly types: readonly [string, string]
}

/** A verdict with its reason: the rule that spoke and the rivals it spoke about. */
export interface Judgement {
  readonly verdict: Verdict
  /** The rule, in people's words; absent for a plain `applied`. */
  readonly because?: string
  /** Absent for a plain `applied`. */
  readonly rule?: RuleName
  /** The events it met. */
  readonly rivals: readonly Dot[]
  /** The keys it lost, where it kept others. */
  readonly lost?: readonly string[]
}

/** One side of an open conflict. */
export interface Candidate {
  readonly dot: Dot
  readonly type: string
  /** The event's data, narrowed to the key in question. */
  readonly data: unknown
}

/** An open question only a person can settle; an event that has seen all candidates and touches the key does. */
export interface Conflict {
  readonly key: string
  readonly question: string
  /** The rule that asks. */
  readonly rule: RuleName
  readonly candidates: readonly Candidate[]
  /** The candidate that stands provisionally. */
  readonly standing: Dot
  /** What all sides had seen last, where there was something. */
  readonly base?: Candidate
}

/** Something a person should look at: two events that met, or an invariant that is broken. Derived, never stored. */
export interface Flag {
  /** What is the matter, in people's words. */
  readonly message: string
  /** The invariant's name, or the key on which events met. */
  readonly rule: string
  readonly events: readonly Dot[]
}

/** Why a stream cannot be trusted or edited for now. Its events are kept and passed on. */
export type Trouble =
  /** An event of an unknown type or a newer version: the app must be updated to edit. */
  | { readonly kind: 'newer'; readonly event: Dot; readonly type: string }
  /** Folding this event failed: it is set aside, everything else goes on. */
  | {
      readonly kind: 'quarantined'
      readonly event: Dot
      readonly type: string
      readonly message: string
    }

/** What is known of a stream besides its state. */
export interface StreamStatus {
  readonly stream: StreamId
  readonly id: string
  /** How many of its events are only on this device. */
  readonly pending: number
  readonly conflicts: readonly Conflict[]
  readonly flags: readonly Flag[]
  readonly trouble: Trouble | undefined
}

/** An event with what folding did with it. */
export interface JudgedEvent {
  readonly event: LoggedEvent
  readonly judgement: Judgement
}

/** An event that folding refused. */
export interface RefusedEvent {
  readonly stream: StreamId
  readonly dot: Dot
  readonly judgement: Judgement
}

/**
 * What one batch did to one stream. States are the optimistic ones: committed, with what is pending on top.
 * Views take `before` out and put `after` in.
 */
export interface Transition<S = unknown> {
  readonly stream: StreamId
  readonly aggregate: string
  /** `undefined` when the stream is new. */
  readonly before: Moment<S> | undefined
  /** `undefined` when the stream's last pending event was taken back and nothing is left of it. */
  readonly after: Moment<S> | undefined
  /** The batch's events of this stream. */
  readonly events: readonly LoggedEvent[]
  /** Those that were not plainly applied, and earlier ones whose verdict the batch changed. */
  readonly judged: readonly JudgedEvent[]
}

/** A stream at one moment. */
export interface Moment<S = unknown> {
  readonly state: S
  readonly status: StreamStatus
}
