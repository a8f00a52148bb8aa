import type { Membership } from '@causeway/protocol'
import type { AwarenessEntry } from './frames.ts'

/** Who is in a room, as awareness states. */
export interface Roster {
  /** Everybody who said something about themselves. */
  entries(): readonly AwarenessEntry[]
  /**
   * What a member says about themselves, with who they are put in by us; nothing when it is older than what is known.
   * `unsound` when it is no awareness state.
   */
  set(entry: AwarenessEntry, member: Membership): AwarenessEntry | 'unsound' | undefined
  /** Takes somebody out; what to tell the others, if they had said anything. */
  remove(client: number): AwarenessEntry | undefined
}

/** An empty roster, for states of up to `bytes` UTF-8 bytes each. */
export function createRoster(bytes: number): Roster {
  const known = new Map<number, AwarenessEntry>()

  return {
    entries: () => [...known.values()],
    set(entry, member) {
      const before = known.get(entry.client)
      if (entry.state === 'null') {
        if (!before || entry.clock < before.clock) return undefined
        known.delete(entry.client)
        return entry
      }
      const state = stamped(entry.state, member, bytes)
      if (state === undefined) return 'unsound'
      if (before && entry.clock <= before.clock) return undefined
      const said = { ...entry, state }
      known.set(entry.client, said)
      return said
    },
    remove(client) {
      const entry = known.get(client)
      known.delete(client)
      return entry && { ...entry, state: 'null' }
    },
  }
}

/**
 * A state as others get to see it: `user.name` and `user.role` are the token's. Cursors are labelled with `user.name`,
 * so nobody writes under another's name.
 */
function stamped(text: string, { actor, role }: Membership, bytes: number): string | undefined {
  if (Buffer.byteLength(text) > bytes) return undefined
  let state: unknown
  try {
    state = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isRecord(state)) return undefined
  const user = isRecord(state.user) ? state.user : {}
  return JSON.stringify({ ...state, user: { ...user, name: actor, role } })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
