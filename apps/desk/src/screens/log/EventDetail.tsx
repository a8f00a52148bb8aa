import { dotKey, isCommitted, type LoggedEvent, type LogQuery, wallTime } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { GitBranch, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { traceAddress } from '../../app/addresses.ts'
import { useMembership } from '../../app/membership-context.ts'
import { exactTime, lengthOf } from '../../format/exact.ts'
import { authorName, deviceName, type Reader } from '../../history/author.ts'
import { sayPlain } from '../../history/entries.ts'
import { verdictMark } from '../../history/verdict-mark.ts'
import { WhyJudged } from '../../history/WhyJudged.tsx'
import { Badge } from '../../parts/Badge.tsx'
import { Detail, DetailHead } from '../../parts/Detail.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { LinkButton } from '../../parts/LinkButton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { verdictWord } from '../../wire/marks.ts'
import styles from './EventDetail.module.css'
import { logAddress } from './log-address.ts'
import { Neighbourhood } from './Neighbourhood.tsx'
import { RecordLink } from './RecordLink.tsx'
import { useEvent } from './use-event.ts'

interface EventDetailProps {
  readonly id: string
  readonly query: LogQuery
  /** It, where it is among those that are listed. */
  readonly shown: LoggedEvent | undefined
}

/** One event: what it says, what became of it and why, all that was recorded with it, and its neighbours. */
export function EventDetail({ id, query, shown }: EventDetailProps) {
  const event = useEvent(id, shown)
  if (event === undefined) return null
  if (event === null)
    return (
      <Empty icon={SearchX} title="This device has no such event">
        It may be on a device that has not sent it yet.
      </Empty>
    )
  return <Opened event={event} query={query} />
}

function Opened({ event, query }: { readonly event: LoggedEvent; readonly query: LogQuery }) {
  const workspace = useWorkspace()
  const { actor } = useMembership()
  const reader: Reader = { actor, replica: workspace.replica, now: useNow() }
  const judgement = workspace.judgement(event)
  const mark = verdictMark(judgement)
  const { stream, command, correlation } = event
  return (
    <Detail label="Event">
      <DetailHead
        title={sayPlain(workspace, event)}
        back={{ href: logAddress(query), label: 'Back to the log' }}
        badge={<Badge tone={mark?.tone ?? 'neutral'}>{verdictWord(judgement)}</Badge>}
        actions={
          <LinkButton href={traceAddress(correlation)} icon={GitBranch}>
            What came of it
          </LinkButton>
        }
      >
        <RecordLink stream={stream} />
        {authorName(event, reader)}
        {deviceName(event, reader)}
        {exactTime(wallTime(event.at))}
      </DetailHead>
      <WhyJudged judgement={judgement} reader={reader} />
      <Part title="What it says">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre className={styles.data} tabIndex={0}>
          {JSON.stringify(event.data, null, 2)}
        </pre>
      </Part>
      <Part title="Cause and effect">
        <Neighbourhood event={event} query={query} reader={reader} />
      </Part>
      <Part title="How it was recorded">
        <Facts
          facts={[
            {
              name: 'Position',
              value: isCommitted(event) ? event.position.toLocaleString() : 'None yet: waiting',
            },
            { name: 'Recorded', value: exactTime(wallTime(event.at)) },
            { name: 'On the relay', value: arrivalOf(event) },
            { name: 'Kind', value: `${event.type}, version ${event.version}`, mono: true },
            {
              name: 'Record',
              value: <Narrow to={{ stream }} text={stream} what="this record" />,
              mono: true,
            },
            { name: 'Event', value: dotKey(event), mono: true },
            {
              name: 'Device',
              value: <Narrow to={{ replica: event.replica }} text={event.replica} what="this device" />,
              mono: true,
            },
            { name: 'Had seen', value: clockText(event), mono: true },
            {
              name: 'Request',
              value: <Narrow to={{ command }} text={command} what="this request" />,
              mono: true,
            },
            {
              name: 'Action',
              value: <Narrow to={{ correlation }} text={correlation} what="this action" />,
              mono: true,
            },
            { name: 'Follows on', value: event.prev || 'The first of its device', mono: true },
          ]}
        />
      </Part>
    </Detail>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

interface NarrowProps {
  readonly to: LogQuery
  readonly text: string
  readonly what: string
}

/** A part of what was recorded, and the way to all that has the same. */
function Narrow({ to, text, what }: NarrowProps) {
  return (
    <>
      {text}{' '}
      <Link href={logAddress(to)} className={styles.narrow ?? ''}>
        Only {what}
      </Link>
    </>
  )
}

function arrivalOf(event: LoggedEvent): string {
  if (!isCommitted(event)) return 'Not yet'
  const received = wallTime(event.receivedAt)
  return `${exactTime(received)}, ${lengthOf(received - wallTime(event.at))} later`
}

/** What its author had seen of the record. */
function clockText({ clock }: LoggedEvent): string {
  const seen = Object.entries(clock)
  return seen.length === 0
    ? 'Nothing of this record'
    : seen.map(([replica, seq]) => `${replica}:${seq}`).join(', ')
}
