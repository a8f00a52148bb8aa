import type { Command } from '@causeway/core'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { TextField } from '../../parts/Field.tsx'
import type { OwnAnswer } from './answers.ts'
import styles from './Question.module.css'
import { ResultPreview } from './ResultPreview.tsx'

interface OwnAnswerFormProps {
  readonly answer: OwnAnswer
  readonly pending: boolean
  readonly error: string | undefined
  readonly onDecide: (command: Command | undefined) => void
  readonly onCancel: () => void
}

/** Another answer than those given, with its result while it is typed. */
export function OwnAnswerForm({ answer, pending, error, onDecide, onCancel }: OwnAnswerFormProps) {
  const [typed, setTyped] = useState(answer.initial)
  const command = answer.decide(useDeferredValue(typed))
  function submit(event: FormEvent): void {
    event.preventDefault()
    onDecide(answer.decide(typed))
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField autoFocus label={answer.label} value={typed} onChange={setTyped} error={error} />
      {command && <ResultPreview commands={[command]} />}
      <div className={styles.actions}>
        <Button small type="submit" look="primary" disabled={pending}>
          Decide
        </Button>
        <Button small onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
