import type { CommittedEvent } from '@causeway/core'

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
  /** As their authors recorded them, with their places. */
  readonly events: readonly CommittedEvent[]
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
