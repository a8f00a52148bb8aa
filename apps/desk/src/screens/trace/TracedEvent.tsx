import type { TracedEvent as Traced } from '@causeway/client'
import { useWorkspace } from '@causeway/react'
import { Clock } from 'lucide-react'
import { Fragment } from 'react'
import { Link } from 'wouter'
import { eventAddress } from '../../app/addresses.ts'
import { exactTimeBeside } from '../../format/exact.ts'
import { authorName, deviceName, type Reader } from '../../history/author.ts'
import { sayPlain } from '../../history/entries.ts'
import { verdictMark } from '../../history/verdict-mark.ts'
import { WhyJudged } from '../../history/WhyJudged.tsx'
import { Badge } from '../../parts/Badge.tsx'
import { verdictWord } from '../../wire/marks.ts'
import { logSearch } from '../log/log-address.ts'
import { RecordLink } from '../log/RecordLink.tsx'
import type { Sighting } from './seen-by.ts'
import styles from './Trace.module.css'
import { journeyOf, waited } from './trace-words.ts'
import { viewWords } from './view-words.ts'

interface TracedEventProps {
  readonly traced: Traced
  readonly reader: Reader
  readonly sightings: readonly Sighting[]
  /** When the whole of it began; milliseconds since 1970. */
  readonly began: number
}

/** An event: what it says of which record, what became of it, how it came to the relay, and who had it. */
export function TracedEvent({ traced, reader, sightings, began }: TracedEventProps) {
  const workspace = useWorkspace()
  const { event, judgement, views } = traced
  const mark = verdictMark(judgement)
  const text = sayPlain(workspace, event)
  const lists = views.flatMap((view) => viewWords[view] ?? [])
  return (
    <article className={styles.event} aria-label={text}>
      <p className={styles.said}>
        <Link href={eventAddress(event, logSearch({ correlation: event.correlation }))}>{text}</Link>
        <Badge tone={mark?.tone ?? 'neutral'}>{verdictWord(judgement)}</Badge>
        {waited(event) && (
          <Badge tone="warn">
            <Clock aria-hidden size={12} strokeWidth={2} /> Waited for a connection
          </Badge>
        )}
      </p>
      <p className={styles.note}>
        <RecordLink stream={event.stream} /> · {journeyOf(event, began)}
      </p>
      {(lists.length > 0 || sightings.length > 0) && (
        <p className={styles.note}>
          {lists.length > 0 && 'Shown in '}
          {lists.map(({ title, href }, at) => (
            <Fragment key={title}>
              {at > 0 && ', '}
              <Link href={href}>{title}</Link>
            </Fragment>
          ))}
          {lists.length > 0 && sightings.length > 0 && ' · '}
          {sightings.length > 0 && `Seen by ${sightings.map(saySighting).join(', ')}`}
        </p>
      )}
      {judgement.verdict !== 'applied' && <WhyJudged judgement={judgement} reader={reader} />}
    </article>
  )

  function saySighting(sighting: Sighting): string {
    return `${authorName(sighting, reader)} on ${deviceName(sighting, reader)} by ${exactTimeBeside(sighting.by, began)}`
  }
}
