import { dotKey } from '@causeway/core'
import { History } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useMembership } from '../../app/membership-context.ts'
import { recordHref } from '../../app/record-href.ts'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { authorName } from '../../history/author.ts'
import { EventRow } from '../../history/EventRow.tsx'
import { keyLabel, shortcuts } from '../../keyboard/shortcuts.ts'
import { Filter } from '../../list/Filter.tsx'
import { VirtualList } from '../../list/VirtualList.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Select } from '../../parts/Field.tsx'
import { ListToolbar } from '../../parts/SplitScreen.tsx'
import { useTravel } from '../../travel/travel.ts'
import styles from './HistoryScreen.module.css'
import { actorsOf, type HistoryPart, historyParts, partsOf } from './parts.ts'
import { useLog } from './use-log.ts'

/** Pixels: two lines of text and the room around them. */
const rowHeight = 56

const everybody = ''

/** All that happened at the desk, newest first: what, who, on which device, when, and what became of it. */
export default function HistoryScreen() {
  const log = useLog()
  const { past, go } = useTravel()
  const { actor } = useMembership()
  const [part, setPart] = useState<HistoryPart>('all')
  const [by, setBy] = useState(everybody)
  const parts = useMemo(() => partsOf(log ?? [], by === everybody ? undefined : by), [log, by])
  const actors = useMemo(() => actorsOf(log ?? []), [log])
  const shown = parts.get(part) ?? []
  return (
    <>
      <ScreenHeader title="History" count={shown.length}>
        {!past && (
          <Button icon={History} hint={keyLabel(shortcuts.travel.keys[0])} onClick={() => void go()}>
            Look back in time
          </Button>
        )}
      </ScreenHeader>
      <div className={styles.screen}>
        <ListToolbar>
          <Filter
            label="What it tells of"
            value={part}
            onChange={setPart}
            options={historyParts.map(({ name, title }) => ({
              name,
              title,
              count: parts.get(name)?.length ?? 0,
            }))}
          />
          <Select
            label="Who did it"
            hideLabel
            value={by}
            onChange={setBy}
            options={[
              { value: everybody, title: 'Everybody' },
              ...actors.map((name) => ({ value: name, title: authorName({ actor: name }, { actor }) })),
            ]}
          />
        </ListToolbar>
        {log && shown.length === 0 ? (
          <Empty icon={History} title={log.length === 0 ? 'Nothing happened yet' : 'None of these'}>
            Everything that anybody does is kept here, with who did it, on which device, and when.
          </Empty>
        ) : (
          <VirtualList
            label="History"
            rows={shown}
            rowHeight={rowHeight}
            idOf={(event) => `${event.stream} ${dotKey(event)}`}
            hrefOf={({ stream }) => recordHref(stream)}
            current={undefined}
            opensBeside={false}
          >
            {(event) => <EventRow event={event} />}
          </VirtualList>
        )}
      </div>
    </>
  )
}
