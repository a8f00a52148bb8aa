import type { CommandError, Outcome } from '@causeway/client'
import type { Command } from '@causeway/core'
import { useCallback, useRef, useState } from 'react'
import { useWorkspace } from './provider.tsx'

/** Carrying out commands from a form or a button: whether one is on its way, and what the last one ran into. */
export interface Execution {
  /** Carries a command out, or several as one. Resolves with the outcome; never rejects for an expected "no". */
  readonly execute: (command: Command | readonly Command[]) => Promise<Outcome>
  readonly pending: boolean
  /** Why the last command was not carried out, in people's words; gone once one succeeds. */
  readonly error: CommandError | undefined
  /** Forgets the error, for when the form is closed or the person starts over. */
  readonly clear: () => void
}

/**
 * Executes commands with the state a form needs around them.
 *
 * @example
 * const { execute, pending, error } = useExecute()
 * <button disabled={pending} onClick={() => execute(order.commands.confirm(id, {}))}>Confirm</button>
 */
export function useExecute(): Execution {
  const workspace = useWorkspace()
  const underWay = useRef(0)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<CommandError>()
  const execute = useCallback(
    async (command: Command | readonly Command[]) => {
      underWay.current++
      setPending(true)
      try {
        const outcome = await workspace.execute(command)
        setError(outcome.ok ? undefined : outcome.error)
        return outcome
      } finally {
        underWay.current--
        setPending(underWay.current > 0)
      }
    },
    [workspace],
  )
  const clear = useCallback(() => setError(undefined), [])
  return { execute, pending, error, clear }
}
