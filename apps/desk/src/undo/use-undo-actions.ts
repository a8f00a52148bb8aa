import { useWorkspace } from '@causeway/react'
import { useMemo } from 'react'
import { useSay } from './say.ts'

/** Taking back and doing again, each with a word on what came of it. */
export interface UndoActions {
  /** Takes back what a request did. `said` is what that was, in words: `Add 2 × Rye loaf`. */
  undo(request: string, said: string): Promise<void>
  /** Does again what a request took back. */
  redo(request: string, said: string): Promise<void>
}

/** Undo and redo for buttons and keys. */
export function useUndoActions(): UndoActions {
  const workspace = useWorkspace()
  const say = useSay()
  return useMemo(() => {
    /** The id of the request that did it; none where it could not be done, and that is said. */
    async function take(request: string, failed: string): Promise<string | undefined> {
      try {
        const outcome = await workspace.undo(request)
        if (outcome.ok) return outcome.command
        say({ tone: 'bad', text: `${failed} ${outcome.error.message}` })
      } catch {
        // Requests are remembered by the device that carried them out, and only for a while.
        say({ tone: 'bad', text: `${failed} This device does not remember how it was done.` })
      }
      return undefined
    }
    const actions: UndoActions = {
      async undo(request, said) {
        const done = await take(request, 'Not undone.')
        if (done === undefined) return
        const redo = () => void actions.redo(done, said)
        say({ tone: 'plain', text: `Undone: ${said}`, action: { label: 'Redo', run: redo } })
      },
      async redo(request, said) {
        const done = await take(request, 'Not done again.')
        if (done === undefined) return
        const undo = () => void actions.undo(done, said)
        say({ tone: 'plain', text: `Done again: ${said}`, action: { label: 'Undo', run: undo } })
      },
    }
    return actions
  }, [workspace, say])
}
