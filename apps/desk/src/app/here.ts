import { mainLocation } from '@causeway/shop'
import { useSyncExternalStore } from 'react'
import { useMembership } from './membership-context.ts'

const listeners = new Set<() => void>()

const key = (workspace: string) => `causeway/here/${workspace}`

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  globalThis.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    globalThis.removeEventListener('storage', listener)
  }
}

/** The location this device works at, the store unless it was chosen. */
export function useHere(): string {
  const { workspace } = useMembership()
  return useSyncExternalStore(subscribe, () => localStorage.getItem(key(workspace)) ?? mainLocation)
}

/** Chooses where this device works: new orders take their goods from there. */
export function chooseHere(workspace: string, location: string): void {
  localStorage.setItem(key(workspace), location)
  for (const listener of listeners) listener()
}
