import { StoreError } from '@causeway/client'
import { useSyncExternalStore } from 'react'

let missing = false
let tries = 0
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

/**
 * For what is read of the past: notes that it is not on this device and cannot be had just now, which the desk then says.
 * Anything else is thrown on.
 */
export function noteMissing(error: unknown): void {
  if (!(error instanceof StoreError) || error.code !== 'older') throw error
  missing = true
  tell()
}

/** Has what was missing read once more. */
export function readAgain(): void {
  missing = false
  tries += 1
  tell()
}

/** Puts the note away. */
export function passOver(): void {
  missing = false
  tell()
}

/** Whether something of the past was looked for in vain. */
export function useIsMissing(): boolean {
  return useSyncExternalStore(subscribe, () => missing)
}

/** Another number whenever what was missing is worth reading again: for whoever reads the past. */
export function useTries(): number {
  return useSyncExternalStore(subscribe, () => tries)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
