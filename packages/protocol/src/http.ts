import type { CommittedEvent, ReplicaId, StreamId } from '@causeway/core'

/** Who a token speaks for: the answer of `paths.me`. */
export interface Membership {
  readonly workspace: string
  readonly actor: string
  readonly role: string
}

/** Asks for a link that lets someone join one's own workspace. */
export interface InviteRequest {
  /** The person, as history will name them. */
  readonly name: string
  readonly role: string
}

/** The answer to an {@link InviteRequest}. */
export interface Invite {
  readonly token: string
  /** What to open on the other device. */
  readonly link: string
}

/** The answer to a query: what `paths.events` gives. */
export interface EventsAnswer {
  /**
   * With their places, and older ones upcast to what the relay's version has: what their authors hashed is in the log
   * itself. Of an unknown type or a newer version: as they were recorded.
   */
  readonly events: readonly CommittedEvent[]
  /** The path of the next page; `null` on the last one. */
  readonly next: string | null
}

/** How far one version of a view has come on the relay. */
export interface ViewProgress {
  readonly name: string
  readonly version: number
  /** Everything up to here is in it. */
  readonly position: number
  /** Where the log ends. */
  readonly target: number
  /** Served to readers, or being built beside the one that is. */
  readonly state: 'serving' | 'building'
}

/** How much of the log a device held when the relay last heard it. */
export interface ReplicaProgress {
  readonly replica: ReplicaId
  /** Who worked on it last. */
  readonly actor: string
  /** All of the relay's log up to here. */
  readonly position: number
  /** Milliseconds since 1970 by the relay's clock. */
  readonly heardAt: number
}

/** A page of a view: its rows by stream, as of a position. */
export interface ViewAnswer<Row = unknown> {
  readonly version: number
  readonly position: number
  readonly rows: readonly { readonly stream: StreamId; readonly row: Row }[]
  /** The path of the next page; `null` on the last one. */
  readonly next: string | null
}

/** The body of every HTTP answer that is not a success. */
export interface ApiProblem {
  /** What is wrong and what to do, in people's words. */
  readonly error: string
}

/** What begins a demo: a workspace that anybody may have for a while, with a token for each of its devices. */
export interface Demo {
  readonly workspace: string
  /** When it is over, whatever happens: milliseconds since 1970. */
  readonly expiresAt: number
  readonly members: readonly (Omit<Membership, 'workspace'> & { readonly token: string })[]
}

const joinKey = '#join='

/** The link that joins a workspace. The token is in the fragment, which browsers do not send. */
export function joinLink(origin: string, token: string): string {
  return `${origin}/${joinKey}${token}`
}

/** The token of a join link's fragment (`location.hash`), if it is one. */
export function joinToken(fragment: string): string | undefined {
  return fragment.startsWith(joinKey) ? fragment.slice(joinKey.length) : undefined
}
