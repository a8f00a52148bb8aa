import { useWorkspace } from '@causeway/react'
import { useMemo, useSyncExternalStore } from 'react'
import { isPutOff, type Later, openLater, type Postponable } from './later.ts'

/** What is put off on this device. */
export function useLater(): Pick<Later, 'putOff' | 'takeUp'> & {
  readonly putOffNow: ReturnType<Later['read']>
  isPutOff(item: Postponable): boolean
} {
  const { id } = useWorkspace()
  const later = useMemo(() => openLater(localStorage, id), [id])
  const putOffNow = useSyncExternalStore(later.subscribe, later.read)
  return { ...later, putOffNow, isPutOff: (item) => isPutOff(putOffNow, item) }
}
