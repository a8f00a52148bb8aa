import type { ReplicaId } from '@causeway/core'
import type { LiveState } from './live/live-state.ts'
import type { Rebuilding } from './live/live-views.ts'
import type { OpeningReport } from './live/opening.ts'
import type { Readable } from './live/readable.ts'
import type { SyncStatus } from './sync/status.ts'

/** What to tell somebody who helps: nothing in it is secret, and nothing personal. */
export interface Diagnostics {
  readonly version: string
  readonly replica: ReplicaId
  readonly series: string
  /** How far the committed log is held here, and its digest there. */
  readonly position: number
  readonly digest: string
  readonly streams: number
  /** How this tab came to its states, and what was the matter with those that were saved. */
  readonly opening: OpeningReport
  /** Views that are being built beside the one that serves: the share that is done, from 0 to 1. */
  readonly rebuilding: Rebuilding
  readonly sync: SyncStatus
  /** Bytes this origin uses and may use; absent where the browser does not say. */
  readonly storageUsed?: number
  readonly storageQuota?: number
  /** Whether the browser promised not to evict this storage. */
  readonly persistent: boolean
  readonly locks: boolean
  /** What to know about a browser that cannot tell tabs apart. */
  readonly tabsNotice?: string
  readonly userAgent: string
}

/** Asks the browser to keep this storage; resolves with its answer. */
export async function persistStorage(): Promise<boolean> {
  if (!navigator.storage?.persist) return false
  return (await navigator.storage.persisted()) || (await navigator.storage.persist())
}

/** Gathers a report. */
export async function diagnose(parts: {
  readonly live: LiveState
  readonly sync: Readable<SyncStatus>
  readonly persistent: Promise<boolean>
  readonly version: string
  readonly tabsNotice: string | undefined
}): Promise<Diagnostics> {
  const { meta, ledger } = parts.live
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {}
  return {
    version: parts.version,
    replica: meta.replica,
    series: meta.series,
    position: meta.position,
    digest: meta.digest,
    streams: [...ledger.streams()].length,
    opening: parts.live.opening,
    rebuilding: parts.live.views.rebuilding.getState(),
    sync: parts.sync.getState(),
    ...(usage === undefined ? {} : { storageUsed: usage }),
    ...(quota === undefined ? {} : { storageQuota: quota }),
    persistent: await parts.persistent,
    locks: 'locks' in navigator,
    ...(parts.tabsNotice === undefined ? {} : { tabsNotice: parts.tabsNotice }),
    userAgent: navigator.userAgent,
  }
}
