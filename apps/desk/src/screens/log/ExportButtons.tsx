import type { LogQuery } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { counted } from '../../format/words.ts'
import { noteMissing } from '../../history/older.ts'
import { Button } from '../../parts/Button.tsx'
import { saveFile } from '../../parts/save-file.ts'
import styles from './ExportButtons.module.css'
import { exportLog, type LogFormat } from './export-log.ts'

const formats = [
  { format: 'jsonl', title: 'JSON lines', kind: 'application/jsonl' },
  { format: 'csv', title: 'CSV', kind: 'text/csv' },
] as const

/** Saves all that a query finds as a file, made page by page on this device. */
export function ExportButtons({ query }: { readonly query: LogQuery }) {
  const workspace = useWorkspace()
  const [running, setRunning] = useState<{ readonly format: LogFormat; readonly count: number }>()

  async function save({ format, kind }: (typeof formats)[number]): Promise<void> {
    setRunning({ format, count: 0 })
    try {
      const parts = await exportLog(workspace, query, format, (count) => setRunning({ format, count }))
      saveFile(workspace.id, 'log', parts, kind)
    } catch (error) {
      noteMissing(error)
    } finally {
      setRunning(undefined)
    }
  }

  return (
    <div className={styles.buttons}>
      <span role="status" className={styles.running}>
        {running && `Writing ${counted(running.count, 'event')} …`}
      </span>
      {formats.map((one) => (
        <Button
          key={one.format}
          small
          looks
          icon={Download}
          disabled={running !== undefined}
          aria-label={`Save what was found as ${one.title}`}
          onClick={() => void save(one)}
        >
          {one.title}
        </Button>
      ))}
    </div>
  )
}
