import { CircleAlert, CircleSlash, Clock, type LucideIcon, RefreshCw } from 'lucide-react'
import styles from './Marks.module.css'

/** What a row's marks are made from. */
export interface Marked {
  /** Changes that are on this device alone. */
  readonly waiting: number
  /** Open questions and flags. */
  readonly questions: number
  readonly trouble: 'newer' | 'quarantined' | undefined
  readonly refused: boolean
}

/** What is to be known of a record besides its content: waiting, refused, needs you. Nothing when all is sent. */
export function Marks({ waiting, questions, trouble, refused }: Marked) {
  return (
    <>
      {refused && <Mark icon={CircleSlash} tone="bad" text="Refused" />}
      {questions > 0 && <Mark icon={CircleAlert} tone="warn" text="Needs you" />}
      {trouble === 'newer' && <Mark icon={RefreshCw} tone="warn" text="Update to edit" />}
      {trouble === 'quarantined' && <Mark icon={CircleAlert} tone="bad" text="Cannot be read" />}
      {waiting > 0 && <Mark icon={Clock} tone="quiet" text="Waiting" />}
    </>
  )
}

interface MarkProps {
  readonly icon: LucideIcon
  readonly tone: 'quiet' | 'warn' | 'bad'
  readonly text: string
}

function Mark({ icon: Icon, tone, text }: MarkProps) {
  return (
    <span className={styles.mark} data-tone={tone}>
      <Icon aria-hidden size={13} strokeWidth={2} />
      {text}
    </span>
  )
}
