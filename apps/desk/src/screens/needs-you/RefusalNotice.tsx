import type { Refusal } from '@causeway/client'
import { useWorkspace } from '@causeway/react'
import { useState } from 'react'
import { counted } from '../../format/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { sayRequest } from '../../words/command-words.ts'
import styles from './RefusalNotice.module.css'

/** One refused change: what it was, why, what waits for it, and whether to try it again or let it go. */
export function RefusalNotice({ refusal }: { readonly refusal: Refusal }) {
  const workspace = useWorkspace()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const { command, commands, reason, held, undoes } = refusal
  const said = sayRequest(workspace, commands)

  async function retry(): Promise<void> {
    setPending(true)
    const outcome = await workspace.retry(command)
    setProblem(outcome.ok ? undefined : outcome.error.message)
    setPending(false)
  }
  return (
    <Notice
      tone="bad"
      title={`Refused: ${undoes === undefined ? said : `undo “${said}”`}`}
      actions={
        <>
          <Button small disabled={pending} onClick={() => void retry()}>
            Try again on the new state
          </Button>
          <Button
            small
            look="quiet"
            disabled={pending}
            onClick={() => {
              setPending(true)
              void workspace.discard(command)
            }}
          >
            Discard
          </Button>
        </>
      }
    >
      <p>{reason}</p>
      {problem && problem !== reason && <p>{problem}</p>}
      {held.length > 0 && (
        <div className={styles.held}>
          <p>
            {held.length === 1 ? '1 change waits' : `${counted(held.length, 'change')} wait`} for this one:
          </p>
          <ul className={styles.list}>
            {held.map((one) => (
              <li key={one.command}>{sayRequest(workspace, one.commands)}</li>
            ))}
          </ul>
        </div>
      )}
    </Notice>
  )
}
