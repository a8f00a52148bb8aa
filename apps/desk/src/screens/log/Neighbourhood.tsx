import { dotKey, type LoggedEvent, type LogQuery } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { Link } from 'wouter'
import { eventAddress } from '../../app/addresses.ts'
import { authorLine, type Reader } from '../../history/author.ts'
import { sayPlain } from '../../history/entries.ts'
import { recordOf } from '../../history/record-of.ts'
import { logSearch } from './log-address.ts'
import styles from './Neighbourhood.module.css'
import { useNeighbours } from './use-neighbours.ts'

interface NeighbourhoodProps {
  readonly event: LoggedEvent
  readonly query: LogQuery
  readonly reader: Reader
}

/** What an event was an answer to, what was recorded with it, and what the relay did because of it. */
export function Neighbourhood({ event, query, reader }: NeighbourhoodProps) {
  const neighbours = useNeighbours(event)
  if (!neighbours) return <p className={styles.none}>Looking …</p>
  const { cause, together, effects } = neighbours
  const parts = [
    { title: 'Because of', events: cause ? [cause] : [] },
    { title: 'Together with', events: together },
    { title: 'The relay then recorded', events: effects },
  ].filter(({ events }) => events.length > 0)
  if (parts.length === 0)
    return <p className={styles.none}>Asked for by itself, and nothing followed from it.</p>
  return parts.map(({ title, events }) => (
    <div key={title}>
      <h4 className={styles.title}>{title}</h4>
      <ul className={styles.events} aria-label={title}>
        {events.map((one) => (
          <li key={dotKey(one)}>
            <Neighbour event={one} query={query} reader={reader} />
          </li>
        ))}
      </ul>
    </div>
  ))
}

function Neighbour({ event, query, reader }: NeighbourhoodProps) {
  const workspace = useWorkspace()
  return (
    <>
      <Link href={eventAddress(event, logSearch(query))}>{sayPlain(workspace, event)}</Link>{' '}
      <span className={styles.note}>
        {recordOf(workspace, event.stream)} · {authorLine(event, reader)}
      </span>
    </>
  )
}
