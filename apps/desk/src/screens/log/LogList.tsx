import { dotKey, type LoggedEvent, type LogQuery, nextQuery } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { ChevronDown, ChevronRight, SearchX, X } from 'lucide-react'
import { useId, useState } from 'react'
import { eventAddress } from '../../app/addresses.ts'
import { useMembership } from '../../app/membership-context.ts'
import { counted } from '../../format/words.ts'
import { EventRow } from '../../history/EventRow.tsx'
import { VirtualList } from '../../list/VirtualList.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Select } from '../../parts/Field.tsx'
import { LinkButton } from '../../parts/LinkButton.tsx'
import { ListToolbar } from '../../parts/SplitScreen.tsx'
import { ExportButtons } from './ExportButtons.tsx'
import { filterParts } from './filter-words.ts'
import { type FoundEvents, mostFound } from './found-events.ts'
import { LogFilters } from './LogFilters.tsx'
import styles from './LogList.module.css'
import { logAddress, logSearch } from './log-address.ts'

/** Pixels: two lines of text and the room around them. */
const rowHeight = 56

interface LogListProps {
  readonly query: LogQuery
  readonly found: FoundEvents | undefined
  readonly events: readonly LoggedEvent[]
  readonly id: string | undefined
  readonly onMore: () => void
  readonly onQuery: (query: LogQuery) => void
}

/** What is asked of the log, and what was found, page by page. */
export function LogList({ query, found, events, id, onMore, onQuery }: LogListProps) {
  const workspace = useWorkspace()
  const { actor } = useMembership()
  const [open, setOpen] = useState(false)
  const panel = useId()
  const parts = filterParts(workspace, query, { actor, replica: workspace.replica })
  const search = logSearch(query)
  const Icon = open ? ChevronDown : ChevronRight
  return (
    <>
      <ListToolbar>
        <div className={styles.tools}>
          <Button
            looks
            icon={Icon}
            aria-expanded={open}
            aria-controls={open ? panel : undefined}
            onClick={() => setOpen((before) => !before)}
          >
            Filter
          </Button>
          <Select
            label="Order"
            hideLabel
            value={query.order ?? 'newest'}
            onChange={(order) => onQuery({ ...query, order })}
            options={orders}
          />
        </div>
        {open && (
          <div id={panel}>
            <LogFilters query={query} found={found} onQuery={onQuery} />
          </div>
        )}
        {parts.length > 0 && (
          <ul className={styles.parts} aria-label="Only these">
            {parts.map(({ name, text, without }) => (
              <li key={name}>
                <Button
                  small
                  looks
                  look="quiet"
                  aria-label={`No longer only: ${text}`}
                  onClick={() => onQuery(without)}
                >
                  {text}
                  <X aria-hidden size={14} strokeWidth={2} />
                </Button>
              </li>
            ))}
          </ul>
        )}
        <div className={styles.tools}>
          <p role="status" className={styles.count}>
            {found && countWords(found)}
          </p>
          <ExportButtons query={query} />
        </div>
      </ListToolbar>
      {found && events.length === 0 ? (
        <Empty
          icon={SearchX}
          title={parts.length > 0 ? 'None of these' : 'Nothing happened yet'}
          actions={parts.length > 0 && <LinkButton href={logAddress({})}>Show all of the log</LinkButton>}
        />
      ) : (
        <VirtualList
          label="Events"
          rows={events}
          rowHeight={rowHeight}
          idOf={dotKey}
          hrefOf={(event) => eventAddress(event, search)}
          current={id}
          onNearEnd={found?.next && onMore}
        >
          {(event) => <EventRow event={event} placed />}
        </VirtualList>
      )}
      {found && <GoOn query={query} found={found} />}
    </>
  )
}

const orders = [
  { value: 'newest', title: 'Newest first' },
  { value: 'oldest', title: 'Oldest first' },
] as const

function countWords({ committed, pending, next }: FoundEvents): string {
  const waiting = pending.length > 0 ? `, ${pending.length.toLocaleString()} of them waiting` : ''
  const count = counted(committed.length + pending.length, 'event')
  return next ? `${count}${waiting}, and more below` : `${count}${waiting}`
}

/** Behind as many as are kept at once: the rest, from there. */
function GoOn({
  query,
  found: { committed, next },
}: {
  readonly query: LogQuery
  readonly found: FoundEvents
}) {
  const last = committed.at(-1)?.position
  if (!next || committed.length < mostFound || last === undefined) return null
  return (
    <div className={styles.goOn}>
      <LinkButton href={logAddress(nextQuery(query, last))}>
        Go on from no. {last.toLocaleString()}
      </LinkButton>
    </div>
  )
}
