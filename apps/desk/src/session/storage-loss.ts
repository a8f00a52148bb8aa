import type { StoreError } from '@causeway/client'

let lost: StoreError | undefined
const listeners = new Set<() => void>()

/** Notes that the browser took the storage away while it was in use. */
export function reportStorageLoss(error: StoreError): void {
  lost = error
  for (const listener of listeners) listener()
}

/** What happened to the storage, once something did. */
export function storageLoss(): StoreError | undefined {
  return lost
}

/** Calls back when the storage is lost; returns how to stop. */
export function subscribeToStorageLoss(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
