import { useSyncExternalStore } from 'react'

/** From this width on, what is opened from a list is shown beside it. The style sheets' 700 px is the same line. */
const wide = matchMedia('(min-width: 700px)')

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** True where list and detail stand side by side now. */
export function isWide(): boolean {
  return wide.matches
}

/** True where list and detail stand side by side. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, isWide)
}
