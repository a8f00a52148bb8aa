import type { StreamId } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { useMemo, useState } from 'react'
import { Button } from '../parts/Button.tsx'
import { historyEntries } from './entries.ts'
import { HistoryLine } from './HistoryLine.tsx'
import styles from './RecordHistory.module.css'
import { useHistory } from './use-history.ts'

/** As much as one reads at once. */
const page = 30

/** A record's changes, newest first, a page at a time. */
export default function HistoryList({ streams }: { readonly streams: readonly StreamId[] }) {
  const workspace = useWorkspace()
  const history = useHistory(streams)
  const [shown, setShown] = useState(page)
  const entries = useMemo(() => history && historyEntries(workspace, history), [workspace, history])
  if (!entries) return null
  return (
    <>
      <ol className={styles.entries} aria-label="Changes, newest first">
        {entries.slice(0, shown).map((entry) => (
          <HistoryLine key={entry.key} entry={entry} />
        ))}
      </ol>
      {entries.length > shown && (
        <Button small looks look="quiet" onClick={() => setShown((before) => before + page)}>
          Show earlier changes ({(entries.length - shown).toLocaleString()})
        </Button>
      )}
    </>
  )
}
