import type { Refusal, SyncStatus } from '@causeway/client'
import { useStore } from 'zustand'
import { useWorkspace } from './provider.tsx'
import { useSteady } from './use-steady.ts'

/**
 * The state of sync, or what `selector` takes from it.
 *
 * @example
 * const offline = useSync(({ phase }) => phase === 'offline')
 */
export function useSync(): SyncStatus
export function useSync<Selected>(selector: (status: SyncStatus) => Selected): Selected
export function useSync(selector: (status: SyncStatus) => unknown = whole): unknown {
  return useStore(useWorkspace().sync, useSteady(selector))
}

/** What the relay refused for good, oldest first, each kept with its reason until it is tried again or discarded. */
export function useRefusals(): readonly Refusal[] {
  return useStore(useWorkspace().refusals())
}

const whole = (status: SyncStatus) => status
