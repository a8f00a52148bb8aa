import { useAggregate } from '@causeway/react'
import { text } from '@causeway/text'
import type { OpenText } from '@causeway/text/document'
import { CircleAlert, PenLine } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { SavedMark } from '../sync/SavedMark.tsx'
import styles from './TextMark.module.css'

interface TextMarkProps {
  readonly id: string
  readonly saving: OpenText['saving']
}

/** Where what was written is: being saved, on this device alone, or sent. Nothing where nothing was written. */
export function TextMark({ id, saving }: TextMarkProps) {
  const { state, status } = useAggregate(text, id)
  const now = useSyncExternalStore(saving.subscribe, saving.getState)
  return (
    <span role="status" className={styles.mark}>
      {now.kind === 'saving' && (
        <>
          <PenLine aria-hidden size={13} strokeWidth={2} />
          Saving…
        </>
      )}
      {now.kind === 'failed' && (
        <span className={styles.bad}>
          <CircleAlert aria-hidden size={13} strokeWidth={2} />
          Not saved: {now.message}
        </span>
      )}
      {now.kind === 'saved' && state.edits.length > 0 && <SavedMark pending={status.pending} />}
    </span>
  )
}
