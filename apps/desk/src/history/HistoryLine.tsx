import { effectiveTime, wallTime } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { Suspense, useId, useState } from 'react'
import { Link } from 'wouter'
import { traceAddress } from '../app/addresses.ts'
import { loadLater } from '../app/load-later.ts'
import { useMembership } from '../app/membership-context.ts'
import { fullTime } from '../format/words.ts'
import { Badge } from '../parts/Badge.tsx'
import { Button } from '../parts/Button.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { useNow } from '../parts/use-now.ts'
import { useTravel } from '../travel/travel.ts'
import { useUndoActions } from '../undo/use-undo-actions.ts'
import { authorLine, type Reader } from './author.ts'
import type { HistoryEntry } from './entries.ts'
import styles from './RecordHistory.module.css'

const Difference = loadLater(() => import('./Difference.tsx'))

/** One change: what, who and when, what became of it, why, and how to take it back. */
export function HistoryLine({ entry }: { readonly entry: HistoryEntry }) {
  const { text, event, mark, correct, writing } = entry
  const workspace = useWorkspace()
  const { actor } = useMembership()
  const reader: Reader = { actor, replica: workspace.replica, now: useNow() }
  const [asksWhy, setAsksWhy] = useState(false)
  const { go } = useTravel()
  const [asksWhat, setAsksWhat] = useState(false)
  const why = useId()
  const what = useId()
  const isOwn = event.actor === actor && event.replica === workspace.replica
  const stands = mark?.text !== 'Undone' && mark?.text !== 'Refused'
  return (
    <li className={styles.entry} data-stands={stands}>
      <div className={styles.what}>
        <span className={styles.text}>{text}</span>
        {mark && <Badge tone={mark.tone}>{mark.text}</Badge>}
      </div>
      <div className={styles.author}>
        <time dateTime={new Date(wallTime(event.at)).toISOString()} title={fullTime(wallTime(event.at))}>
          {authorLine(event, reader)}
        </time>
        {event.position === undefined && ' · saved on this device, waiting'}
      </div>
      <div className={styles.actions}>
        <Button
          small
          looks
          look="quiet"
          aria-label={`See it as it was then: ${text}`}
          onClick={() => void go(wallTime(effectiveTime(event)))}
        >
          As it was then
        </Button>
        {writing && (
          <Button
            small
            look="quiet"
            aria-expanded={asksWhat}
            aria-controls={asksWhat ? what : undefined}
            aria-label={`What changed: ${text}`}
            onClick={() => setAsksWhat((before) => !before)}
          >
            What changed
          </Button>
        )}
        {mark && (
          <Button
            small
            looks
            look="quiet"
            aria-expanded={asksWhy}
            aria-controls={asksWhy ? why : undefined}
            aria-label={`Why? ${mark.text}: ${text}`}
            onClick={() => setAsksWhy((before) => !before)}
          >
            Why?
          </Button>
        )}
        <LinkButton
          small
          look="quiet"
          href={traceAddress(event.correlation)}
          label={`What came of it: ${text}`}
        >
          What came of it
        </LinkButton>
        {isOwn && stands && <TakeBack entry={entry} correct={correct} />}
      </div>
      {writing && asksWhat && (
        <div id={what} className={styles.why}>
          <Suspense>
            <Difference writing={writing} />
          </Suspense>
        </div>
      )}
      {asksWhy && <Why id={why} entry={entry} reader={reader} />}
    </li>
  )
}

interface TakeBackProps {
  readonly entry: HistoryEntry
  readonly correct: string | undefined
}

/** Undo; of a fact, what to do instead. */
function TakeBack({ entry, correct }: TakeBackProps) {
  const actions = useUndoActions()
  const [shown, setShown] = useState(false)
  if (correct === undefined) {
    const words = entry.next === 'undo' ? 'Undo' : 'Redo'
    return (
      <Button
        small
        look="quiet"
        aria-label={`${words}: ${entry.about}`}
        onClick={() => void actions[entry.next](entry.event.command, entry.about)}
      >
        {words}
      </Button>
    )
  }
  return shown ? (
    <span className={styles.correct} role="status">
      {correct}
    </span>
  ) : (
    <Button small look="quiet" aria-label={`Correct: ${entry.text}`} onClick={() => setShown(true)}>
      Correct…
    </Button>
  )
}

interface WhyProps {
  readonly id: string
  readonly entry: HistoryEntry
  readonly reader: Reader
}

function Why({ id, entry, reader }: WhyProps) {
  return (
    <div id={id} className={styles.why}>
      <p>{entry.reason}</p>
      {entry.rivals.length > 0 && (
        <ul className={styles.rivals}>
          {entry.rivals.map((rival) => (
            <li key={rival.key}>
              {rival.text} <span className={styles.author}>({authorLine(rival.event, reader)})</span>
            </li>
          ))}
        </ul>
      )}
      <Link href="/help">What happens when two people change the same</Link>
    </div>
  )
}
