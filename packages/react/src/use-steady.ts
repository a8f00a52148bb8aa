import { useRef } from 'react'
import { shallow } from 'zustand/shallow'

/**
 * A selector that gives the value it gave before as long as that has the same parts, so that what is newly put together
 * at each call renders nothing anew.
 */
export function useSteady<State, Selected>(selector: (state: State) => Selected): (state: State) => Selected {
  const before = useRef<Selected>(undefined)
  return (state) => {
    const selected = selector(state)
    if (before.current !== undefined && haveSameParts(before.current, selected)) return before.current
    before.current = selected
    return selected
  }
}

/** As `shallow`, which makes maps of both arrays first: with thousands of rows, at every change, that is felt. */
function haveSameParts(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return shallow(a, b)
  return a.length === b.length && a.every((part, index) => Object.is(part, b[index]))
}
