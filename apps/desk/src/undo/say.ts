import { createContext, use } from 'react'

/** Something short that was just done, said once at the screen's edge. */
export interface Toast {
  readonly text: string
  readonly tone: 'plain' | 'bad'
  /** The step back, or forward again. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Says something short; it goes by itself. */
export const SayContext = createContext<(toast: Toast) => void>(() => undefined)

/** The way to say something short. */
export function useSay(): (toast: Toast) => void {
  return use(SayContext)
}
