import { useRefusals, useWorkspace } from '@causeway/react'
import { CircleCheck, Inbox } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Filter } from '../../list/Filter.tsx'
import { VirtualList } from '../../list/VirtualList.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ListToolbar, SplitScreen } from '../../parts/SplitScreen.tsx'
import { isWide } from '../../parts/use-is-wide.ts'
import { needsPerson, useMarkedRecords } from '../../sync/records.ts'
import { InboxDetail } from './InboxDetail.tsx'
import { InboxRow } from './InboxRow.tsx'
import { type InboxFilter, type InboxItem, inboxItems, isShown } from './inbox.ts'
import { useLater } from './use-later.ts'

/** Pixels: two lines of text and the room around them. */
const rowHeight = 56

const filters: readonly { readonly name: InboxFilter; readonly title: string }[] = [
  { name: 'all', title: 'All' },
  { name: 'question', title: 'Questions' },
  { name: 'check', title: 'To check' },
  { name: 'refused', title: 'Refused' },
  { name: 'later', title: 'Later' },
]

/** Everything that only a person can settle, and the one that is open beside it. */
export default function NeedsYouScreen({ id }: { readonly id: string | undefined }) {
  const [, navigate] = useLocation()
  const workspace = useWorkspace()
  const records = useMarkedRecords(needsPerson)
  const items = inboxItems(records, workspace.status, useRefusals())
  const later = useLater()
  const [filter, setFilter] = useState<InboxFilter>('all')
  const shown = items.filter((item) => isShown(item, filter, later.putOffNow))
  const open = items.find((item) => item.id === id)
  useShortcut('back', () => navigate('/needs-you'), id !== undefined)
  useMovingOn(shown, id, open !== undefined)

  function putOffOrTakeUp(item: InboxItem): void {
    if (later.isPutOff(item)) later.takeUp(item)
    else later.putOff(item)
  }
  return (
    <>
      <ScreenHeader title="Needs you" count={items.length} />
      {items.length === 0 ? (
        <Empty icon={CircleCheck} title="Nothing needs you">
          When two people change the same thing in different ways, or a number cannot be right, it is asked
          here. Work goes on meanwhile.
        </Empty>
      ) : (
        <SplitScreen
          listLabel="What needs you"
          list={
            <>
              <ListToolbar>
                <Filter
                  label="Which to show"
                  value={filter}
                  onChange={setFilter}
                  options={filters.map((option) => ({
                    ...option,
                    count: items.filter((item) => isShown(item, option.name, later.putOffNow)).length,
                  }))}
                />
              </ListToolbar>
              {shown.length === 0 ? (
                <Empty icon={CircleCheck} title="Nothing here">
                  {filter === 'all' && 'What you put off is under Later.'}
                </Empty>
              ) : (
                <VirtualList
                  label="Needs you"
                  rows={shown}
                  rowHeight={rowHeight}
                  idOf={(item) => item.id}
                  hrefOf={(item) => addressOf('needs-you', item.id)}
                  current={id}
                >
                  {(item) => <InboxRow item={item} />}
                </VirtualList>
              )}
            </>
          }
          detailLabel="What is asked"
          detail={
            open ? (
              <InboxDetail
                key={open.id}
                item={open}
                isPutOff={later.isPutOff(open)}
                onLater={() => putOffOrTakeUp(open)}
              />
            ) : (
              <Empty icon={Inbox} title="Nothing is open">
                Choose what to settle from the list.
              </Empty>
            )
          }
          isOpen={open !== undefined}
        />
      )}
    </>
  )
}

/** When what was open is settled or put off, the next one opens; where it covers the list, the list. */
function useMovingOn(shown: readonly InboxItem[], id: string | undefined, isThere: boolean): void {
  const [, navigate] = useLocation()
  const last = useRef<{ readonly id: string; readonly index: number }>(undefined)
  const index = shown.findIndex((item) => item.id === id)
  const next = shown[Math.min(last.current?.index ?? 0, shown.length - 1)]
  const left = id !== undefined && index < 0 && last.current?.id === id
  useEffect(() => {
    if (id !== undefined && index >= 0) last.current = { id, index }
    if (!left) return
    last.current = undefined
    if (isWide() && next) navigate(addressOf('needs-you', next.id), { replace: true })
    else if (!isThere || !isWide()) navigate('/needs-you', { replace: true })
  }, [id, index, left, next, isThere, navigate])
}
