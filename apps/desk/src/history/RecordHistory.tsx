import type { StreamId } from '@causeway/core'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { Suspense, useId, useState } from 'react'
import { loadLater } from '../app/load-later.ts'
import styles from './RecordHistory.module.css'

const HistoryList = loadLater(() => import('./HistoryList.tsx'))

interface RecordHistoryProps {
  /** The record, and what is told with it: a product's stock. */
  readonly streams: readonly StreamId[]
}

/** What happened to a record, read from the log when somebody asks. */
export function RecordHistory({ streams }: RecordHistoryProps) {
  const [open, setOpen] = useState(false)
  const list = useId()
  const Icon = open ? ChevronDown : ChevronRight
  return (
    <section className={styles.history} aria-label="History">
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={open ? list : undefined}
          onClick={() => setOpen((before) => !before)}
        >
          <Icon aria-hidden size={16} strokeWidth={1.75} />
          History
        </button>
      </h3>
      {open && (
        <div id={list}>
          <Suspense>
            <HistoryList streams={streams} />
          </Suspense>
        </div>
      )}
    </section>
  )
}
