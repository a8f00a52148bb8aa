import type { Undoing } from '@causeway/client'
import { useWorkspace } from '@causeway/react'
import { text } from '@causeway/text'
import { useSyncExternalStore } from 'react'

/** What this person can take back, and do again, on this device. */
export function useUndoing(): Undoing {
  const { undoing } = useWorkspace()
  return useSyncExternalStore(undoing.subscribe, undoing.getState)
}

/** Whether something was done that cannot be taken back: an offer to undo the step before it is out of place then. */
export function wentOn(before: Undoing, { latest, undo }: Undoing): boolean {
  if (!latest || latest.command === before.latest?.command || latest.command === undo?.command) return false
  // Writing is recorded by itself, whatever else one does.
  return latest.commands.some(({ aggregate }) => aggregate !== text.name)
}

/** What was newly done between two moments; nothing when a step was taken back or done again. */
export function newlyDone(before: Undoing, after: Undoing): Undoing['undo'] {
  const { undo, redo } = after
  if (!undo || redo) return undefined
  return undo.command === before.undo?.command || undo.command === before.redo?.command ? undefined : undo
}
