import { dotKey, type LogQuery, parseDotKey } from '@causeway/core'
import { FileWarning, ListFilter } from 'lucide-react'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { useSearch } from 'wouter/use-browser-location'
import { eventAddress } from '../../app/addresses.ts'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Empty } from '../../parts/Empty.tsx'
import { LinkButton } from '../../parts/LinkButton.tsx'
import { SplitScreen } from '../../parts/SplitScreen.tsx'
import { EventDetail } from './EventDetail.tsx'
import { LogList } from './LogList.tsx'
import { logAddress, logSearch, readLogSearch } from './log-address.ts'
import { useFoundEvents } from './use-found-events.ts'

/** All that was recorded, by what the address asks for, and the event that is open beside it. */
export default function LogScreen({ id }: { readonly id: string | undefined }) {
  const search = useSearch()
  const read = useMemo(() => readLogSearch(search), [search])
  if ('problem' in read) {
    return (
      <>
        <ScreenHeader title="Log" />
        <Empty
          icon={FileWarning}
          title="This address asks for what cannot be found"
          actions={<LinkButton href={logAddress({})}>Look through all of the log</LinkButton>}
        >
          {read.problem}
        </Empty>
      </>
    )
  }
  return <Log query={read.query} id={id} />
}

interface LogProps {
  readonly query: LogQuery
  readonly id: string | undefined
}

function Log({ query, id }: LogProps) {
  const [, navigate] = useLocation()
  const { found, more } = useFoundEvents(query)
  const list = logAddress(query)
  useShortcut('back', () => navigate(list), id !== undefined)
  const events = useMemo(() => {
    const { committed, pending } = found ?? nothing
    return query.order === 'newest' ? [...pending, ...committed] : [...committed, ...pending]
  }, [found, query.order])
  return (
    <>
      <ScreenHeader title="Log" />
      <SplitScreen
        listLabel="What was found"
        list={
          <LogList
            query={query}
            found={found}
            events={events}
            id={id}
            onMore={more}
            onQuery={(next) => {
              const asked = logSearch(next)
              const open = id === undefined ? logAddress(next) : eventAddress(parseDotKey(id), asked)
              navigate(open, { replace: true })
            }}
          />
        }
        detailLabel="Event"
        detail={
          id === undefined ? (
            <Empty icon={ListFilter} title="No event is open">
              Choose one from the list to see what it says, what became of it, and what caused it.
            </Empty>
          ) : (
            <EventDetail
              key={id}
              id={id}
              query={query}
              shown={events.find((event) => dotKey(event) === id)}
            />
          )
        }
        isOpen={id !== undefined}
      />
    </>
  )
}

const nothing = { committed: [], pending: [] }
