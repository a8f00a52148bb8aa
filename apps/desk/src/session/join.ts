import { joinToken } from '@causeway/protocol'
import { type Membership, readToken } from './membership.ts'
import type { Memberships } from './memberships.ts'

/** What opening the page found: a membership, none, or a link that cannot be read. */
export type Arrival =
  | { readonly kind: 'member'; readonly membership: Membership }
  | { readonly kind: 'no-link' }
  | { readonly kind: 'bad-link' }
  /** The browser does not let the page keep anything. */
  | { readonly kind: 'no-storage' }

interface Surroundings {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>
  readonly history: Pick<History, 'replaceState'>
  readonly memberships: Memberships
}

/**
 * Takes the token out of a join link (`/#join=…`), out of the address and the history as well, and keeps it on this
 * device; without one, the workspace that was open last is opened again.
 */
export async function arrive({ location, history, memberships }: Surroundings): Promise<Arrival> {
  const token = joinToken(location.hash)
  if (token === undefined) {
    try {
      const last = await memberships.last()
      return last ? { kind: 'member', membership: last } : { kind: 'no-link' }
    } catch {
      return { kind: 'no-storage' }
    }
  }
  const membership = readToken(token)
  try {
    if (membership) await memberships.remember(membership)
  } catch {
    return { kind: 'no-storage' }
  }
  // Only now: a page that is loaded again before that still has its link.
  history.replaceState(null, '', location.pathname + location.search)
  return membership ? { kind: 'member', membership } : { kind: 'bad-link' }
}
