import { createContext, use } from 'react'

/** Something short that was just done, said once at the screen's edge. */
export interface Toast {
  readonly text: string
  readonly tone: 'plain' | 'bad'
  /** The step back, or forward again. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Says something short; it goes by itself. */
export const SayContext = createContext<Say>(() => undefined)

/** Says something short in place of what was said before; nothing, to take that away. */
export type Say = (toast: Toast | undefined) => void

/** The way to say something short. */
export function useSay(): Say {
  return use(SayContext)
}
