import { openWorkspace, type Workspace, type WorkspaceOptions } from '@causeway/client'
import { benchModel, benchVersion, orders } from '../domain.ts'

/** Where a measured workspace connects to; without it, it stays offline. */
export interface Membership {
  readonly workspace: string
  readonly actor: string
  readonly role: string
  readonly relay: string
  readonly token: string
}

/** A membership of a relay that does not exist: for figures of a device alone. */
export function offline(workspace: string): Membership {
  return { workspace, actor: 'bench', role: 'owner', relay: 'http://127.0.0.1:1', token: '' }
}

/** Opens a workspace of the measured domain; it takes the log event by event unless it is told otherwise. */
export function open(
  membership: Membership & Partial<Pick<WorkspaceOptions, 'version' | 'checkpoints' | 'statesFrom'>>,
): Promise<Workspace> {
  const app = { model: benchModel, views: [orders], version: benchVersion }
  return openWorkspace({ ...app, statesFrom: Number.POSITIVE_INFINITY, ...membership })
}

/** Removes the database of a workspace. */
export function forget(workspace: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(`causeway/${workspace}`)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}

/** Resolves when `holds` does, looking at every change of a store. */
export function until<T>(
  store: { getState(): T; subscribe(listener: (state: T) => void): () => void },
  holds: (state: T) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    if (holds(store.getState())) return resolve()
    const stop = store.subscribe((state) => {
      if (!holds(state)) return
      stop()
      resolve()
    })
  })
}
