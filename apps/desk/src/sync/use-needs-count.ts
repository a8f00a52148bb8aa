import { useSync } from '@causeway/react'

/** How many things wait for a person: open questions, and what was refused. */
export function useNeedsCount(): number {
  return useSync(({ refused, questions }) => refused + questions)
}
