import { Check, Clock } from 'lucide-react'
import { counted } from '../format/words.ts'
import styles from './SavedMark.module.css'

/** Where a record's changes are: on this device alone, or sent. A local save is never called sent. */
export function SavedMark({ pending }: { readonly pending: number }) {
  const Icon = pending > 0 ? Clock : Check
  return (
    <span className={styles.mark}>
      <Icon aria-hidden size={13} strokeWidth={2} />
      {pending > 0 ? `${counted(pending, 'change')} saved on this device, waiting` : 'Sent'}
    </span>
  )
}
