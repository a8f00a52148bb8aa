import { useView } from '@causeway/react'
import { type CurrencyCode, drawerList, mainDrawer } from '@causeway/shop'
import { useSyncExternalStore } from 'react'
import { type Membership, placeOf } from '../session/membership.ts'
import { useMembership } from './membership-context.ts'

const listeners = new Set<() => void>()

const key = (membership: Membership) => `causeway/drawer/${placeOf(membership)}`

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  globalThis.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    globalThis.removeEventListener('storage', listener)
  }
}

/** The drawer this device works with: the desk's own unless another was chosen. */
export function useDeviceDrawer(): string {
  const membership = useMembership()
  return useSyncExternalStore(subscribe, () => localStorage.getItem(key(membership)) ?? mainDrawer)
}

/** Chooses the drawer this device works with. */
export function chooseDeviceDrawer(membership: Membership, drawer: string): void {
  localStorage.setItem(key(membership), drawer)
  for (const listener of listeners) listener()
}

/** A drawer as people choose it. */
export interface DrawerChoice {
  readonly id: string
  readonly name: string
}

/**
 * The drawers that money of a currency can go into, this device's first. The desk's own counts as one before anybody
 * has opened it.
 */
export function useDrawersFor(currency: CurrencyCode): readonly DrawerChoice[] {
  const chosen = useDeviceDrawer()
  const drawers = useView(drawerList, ({ sorted }) => sorted)
  const fitting = drawers.filter((drawer) => drawer.currency === currency)
  const isKnown = drawers.some(({ id }) => id === mainDrawer)
  const all: readonly DrawerChoice[] = isKnown ? fitting : [mainDrawerChoice, ...fitting]
  return all.toSorted((a, b) => Number(b.id === chosen) - Number(a.id === chosen))
}

/** What the desk's own drawer is called until somebody calls it otherwise. */
export const mainDrawerChoice: DrawerChoice = { id: mainDrawer, name: 'Till' }
