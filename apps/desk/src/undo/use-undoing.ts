import type { Undoing } from '@causeway/client'
import { useWorkspace } from '@causeway/react'
import { useSyncExternalStore } from 'react'

/** What this person can take back, and do again, on this device. */
export function useUndoing(): Undoing {
  const { undoing } = useWorkspace()
  return useSyncExternalStore(undoing.subscribe, undoing.getState)
}

/** What was newly done between two moments; nothing when a step was taken back or done again. */
export function newlyDone(before: Undoing, after: Undoing): Undoing['undo'] {
  const { undo, redo } = after
  if (!undo || redo) return undefined
  return undo.command === before.undo?.command || undo.command === before.redo?.command ? undefined : undo
}
