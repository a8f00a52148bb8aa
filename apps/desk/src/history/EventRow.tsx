import { type LoggedEvent, wallTime } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { useMembership } from '../app/membership-context.ts'
import { Badge } from '../parts/Badge.tsx'
import { useNow } from '../parts/use-now.ts'
import { authorLine } from './author.ts'
import styles from './EventRow.module.css'
import { sayPlain } from './entries.ts'
import { recordOf } from './record-of.ts'
import { verdictMark } from './verdict-mark.ts'

interface EventRowProps {
  readonly event: LoggedEvent
  /** With its place in the log. */
  readonly placed?: boolean
}

/** A change in a list of them: what, of which record, who, on which device, when, and what became of it. */
export function EventRow({ event, placed }: EventRowProps) {
  const workspace = useWorkspace()
  const { actor } = useMembership()
  const mark = verdictMark(workspace.judgement(event))
  const reader = { actor, replica: workspace.replica, now: useNow() }
  return (
    <div className={styles.row}>
      <span className={styles.what}>{sayPlain(workspace, event)}</span>
      <span className={styles.record}>{recordOf(workspace, event.stream)}</span>
      <span className={styles.author}>
        {placed && event.position !== undefined && `${event.position.toLocaleString()} · `}
        <time dateTime={new Date(wallTime(event.at)).toISOString()}>{authorLine(event, reader)}</time>
        {event.position === undefined && ' · waiting'}
      </span>
      <span className={styles.mark}>{mark && <Badge tone={mark.tone}>{mark.text}</Badge>}</span>
    </div>
  )
}
