import Dexie, { type EntityTable } from 'dexie'
import { type Membership, readToken } from './membership.ts'

/**
 * The memberships this device was given by links. In IndexedDB and flushed to disk, as the work itself is: what
 * `localStorage` was told last is lost when the browser is killed, and then nobody could get at their work.
 */
export interface Memberships {
  /** Keeps a membership, so that the next visit opens its workspace. Resolves when it is on disk. */
  remember(membership: Membership): Promise<void>
  /** The membership of the workspace that was joined last on this device. */
  last(): Promise<Membership | undefined>
}

interface KeptToken {
  readonly workspace: string
  readonly token: string
  /** Milliseconds since 1970. */
  readonly joinedAt: number
}

/** The memberships kept on this device. */
export function openMemberships(name = 'causeway-desk'): Memberships {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Dexie & {
    readonly tokens: EntityTable<KeptToken, 'workspace'>
  }
  database.version(1).stores({ tokens: 'workspace, joinedAt' })
  return {
    async remember({ workspace, token }) {
      await database.tokens.put({ workspace, token, joinedAt: Date.now() })
    },
    async last() {
      const kept = await database.tokens.orderBy('joinedAt').last()
      return kept && readToken(kept.token)
    },
  }
}
