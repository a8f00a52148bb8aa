import type { Past, PastAxis } from '@causeway/client'
import { createContext, use } from 'react'

/** Looking back in time: what is looked at, and how to go there and back. */
export interface Travel {
  /** What the screens show instead of now; absent while they show now. */
  readonly past: Past | undefined
  /** Goes to a moment, or to the newest one there is; milliseconds since 1970. */
  go(at?: number, axis?: PastAxis): Promise<void>
  /** Opens the past anew, with what has come in since, at the same moment. */
  again(): Promise<void>
  /** Back to now. */
  end(): void
}

export const TravelContext = createContext<Travel | undefined>(undefined)

export function useTravel(): Travel {
  const travel = use(TravelContext)
  if (!travel) throw new Error('useTravel needs a <TravelProvider> above it.')
  return travel
}

/** Whether what surrounds a component is shown as it was: nothing can be changed there. */
export const PastContext = createContext(false)

export function useIsPast(): boolean {
  return use(PastContext)
}
