import { useSyncExternalStore } from 'react'

/** Somebody who is at the desk now, by one of their tabs. */
export interface Present {
  /** Of the tab. */
  readonly id: number
  readonly name: string
  readonly role: string
  /** `Chrome on Windows`; empty when it is not known. */
  readonly device: string
  /** The address within the desk. */
  readonly at: string
  readonly isIdle: boolean
  /** Has touched what is open there, and is not idle. */
  readonly isEditing: boolean
}

let people: readonly Present[] = []
const listeners = new Set<() => void>()

/** Says who else is here. */
export function setPeople(next: readonly Present[]): void {
  people = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Who else is at the desk, other tabs of one's own among them; empty until the room was joined. */
export function usePeople(): readonly Present[] {
  return useSyncExternalStore(subscribe, () => people)
}
