import { useMemo, useSyncExternalStore } from 'react'
import { useMembership } from '../../app/membership-context.ts'
import { placeOf } from '../../session/membership.ts'
import { isPutOff, type Later, openLater, type Postponable } from './later.ts'

/** What is put off on this device. */
export function useLater(): Pick<Later, 'putOff' | 'takeUp'> & {
  readonly putOffNow: ReturnType<Later['read']>
  isPutOff(item: Postponable): boolean
} {
  const place = placeOf(useMembership())
  const later = useMemo(() => openLater(localStorage, place), [place])
  const putOffNow = useSyncExternalStore(later.subscribe, later.read)
  return { ...later, putOffNow, isPutOff: (item) => isPutOff(putOffNow, item) }
}
