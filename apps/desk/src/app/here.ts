import { mainLocation } from '@causeway/shop'
import { useSyncExternalStore } from 'react'
import { type Membership, placeOf } from '../session/membership.ts'
import { useMembership } from './membership-context.ts'

const listeners = new Set<() => void>()

const key = (membership: Membership) => `causeway/here/${placeOf(membership)}`

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
  const membership = useMembership()
  return useSyncExternalStore(subscribe, () => localStorage.getItem(key(membership)) ?? mainLocation)
}

/** Chooses where this device works: new orders take their goods from there. */
export function chooseHere(membership: Membership, location: string): void {
  localStorage.setItem(key(membership), location)
  for (const listener of listeners) listener()
}
