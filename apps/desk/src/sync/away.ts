import type { SyncStatus } from '@causeway/client'
import { useSync } from '@causeway/react'
import { useState } from 'react'

/** Whether this device is away from the relay: an attempt to reach it changes nothing until the relay answers. */
export function isAway(before: boolean, phase: SyncStatus['phase']): boolean {
  return phase === 'offline' || (before && phase === 'connecting')
}

/**
 * Whether this device is away. What is shown while it is stays put while the desk tries again and again: a notice that
 * came and went would move the page under whoever is about to press something.
 */
export function useIsAway(): boolean {
  const phase = useSync((status) => status.phase)
  const [away, setAway] = useState(phase === 'offline')
  const now = isAway(away, phase)
  if (now !== away) setAway(now)
  return now
}
