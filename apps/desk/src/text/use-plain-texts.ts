import { useWorkspace } from '@causeway/react'
import { useSyncExternalStore } from 'react'
import { type PlainTexts, plainTextsOf } from './plain-texts.ts'

/** What all texts say, for searching in them; none until they have been read. */
export function usePlainTexts(): PlainTexts {
  const { subscribe, getState } = plainTextsOf(useWorkspace())
  return useSyncExternalStore(subscribe, getState)
}
