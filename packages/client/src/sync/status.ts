import type { StreamId } from '@causeway/core'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** Where the connection with the relay stands: what the leader tells the other tabs. */
export interface ConnectionStatus {
  readonly phase: 'offline' | 'connecting' | 'catching-up' | 'live' | 'refused'
  /** Own events on their way: sent, and not yet answered. */
  readonly sending: number
  /** Own events that wait for the relay to be updated: it is older than they are. They go by themselves then. */
  readonly tooNew: number
  /** While catching up: how far, of how much. Positions. */
  readonly progress?: { readonly position: number; readonly target: number }
  /** The last time that states were taken in place of a stretch of the log. */
  readonly tookStates?: TookStates
  /** When the next attempt is made, milliseconds since 1970. */
  readonly retryAt?: number
  /** Why it is offline or refused, in people's words. */
  readonly reason?: string
  /** The relay's clock minus this device's, milliseconds. */
  readonly offset: number
  /** When the relay was last heard, milliseconds since 1970. */
  readonly lastContact?: number
}

/** That a device went on from states in place of a stretch of the log. */
export interface TookStates {
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number
  /** Others' changes that were not taken one by one, and own ones of which it turned out that the relay has them. */
  readonly events: number
  readonly own: number
  /** Records that need a person now and did not before. */
  readonly needs: readonly StreamId[]
}

/** Where this device stands with the relay, for people to see. */
export interface SyncStatus extends ConnectionStatus {
  /** Events of this device that the relay has not acknowledged; true even when online. */
  readonly waiting: number
  /** What needs a person: requests the relay refused for good, and open questions. */
  readonly refused: number
  readonly questions: number
  /** How far the committed log is held here. */
  readonly position: number
  /** Whether this tab talks to the relay for all tabs. */
  readonly leader: boolean
}

/** Before anything is known. */
export const notConnected: ConnectionStatus = { phase: 'offline', sending: 0, tooNew: 0, offset: 0 }

/** The status as this tab keeps it. */
export type SyncStatusStore = StoreApi<SyncStatus> & {
  /** The part that belongs to the connection. */
  connection(): ConnectionStatus
  /** Puts a connection in the place of the old one; what it does not say is gone. */
  connect(connection: ConnectionStatus): void
}

export function createSyncStatus(): SyncStatusStore {
  let connection = notConnected
  const store = createStore<SyncStatus>(() => ({
    ...notConnected,
    waiting: 0,
    refused: 0,
    questions: 0,
    position: 0,
    leader: false,
  }))
  return {
    ...store,
    connection: () => connection,
    connect(next) {
      connection = next
      const { waiting, refused, questions, position, leader } = store.getState()
      store.setState({ ...next, waiting, refused, questions, position, leader }, true)
    },
  }
}
