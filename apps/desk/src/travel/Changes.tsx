import type { Comparison, Past } from '@causeway/client'
import { parseStreamId } from '@causeway/core'
import { useExecute, useWorkspace } from '@causeway/react'
import { bringBackRequest, shopModel } from '@causeway/shop'
import { History } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { recordHref } from '../app/record-href.ts'
import { counted, fullTime } from '../format/words.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Empty } from '../parts/Empty.tsx'
import { capitalised, namesFor } from '../words/names.ts'
import styles from './Changes.module.css'
import { type Line, linesOf } from './difference-words.ts'
import { useTravel } from './travel.ts'

/** As many as one reads at once. */
const page = 30

/** Records that are other now than they were then, each with what differs, and how to bring it back. */
export function Changes({ past, onClose }: { readonly past: Past; readonly onClose: () => void }) {
  const [shown, setShown] = useState(page)
  const changes = useMemo(() => past.changes().filter(({ stream }) => isKnown(stream)), [past])
  return (
    <Dialog open onClose={onClose} title={`Different now from ${fullTime(past.time.getState())}`} wide>
      {changes.length === 0 ? (
        <Empty icon={History} title="Nothing is different">
          All records are now what they were then.
        </Empty>
      ) : (
        <>
          <p className={styles.count}>{counted(changes.length, 'record')}</p>
          <ul className={styles.records}>
            {changes.slice(0, shown).map((change) => (
              <Changed key={change.stream} change={change} past={past} onClose={onClose} />
            ))}
          </ul>
          {changes.length > shown && (
            <Button small look="quiet" onClick={() => setShown((before) => before + page)}>
              Show more ({(changes.length - shown).toLocaleString()})
            </Button>
          )}
        </>
      )}
    </Dialog>
  )
}

const isKnown = (stream: string) => shopModel.has(parseStreamId(stream).aggregate)

interface ChangedProps {
  readonly change: Comparison
  readonly past: Past
  readonly onClose: () => void
}

function Changed({ change, past, onClose }: ChangedProps) {
  const { stream } = change
  const now = useWorkspace()
  const { end } = useTravel()
  const { execute, pending, error } = useExecute()
  const { aggregate, id } = parseStreamId(stream)
  const names = namesFor(now, aggregate, id)
  const { commands, stays } = bringBackRequest(stream, past.workspace.state, now.state)
  const lines = linesOf(change, names)
  return (
    <li className={styles.record}>
      <div className={styles.title}>
        <Link href={recordHref(stream)} onClick={onClose}>
          {capitalised(names.record)}
        </Link>
        {commands.length > 0 && change.before && (
          <Button
            small
            disabled={pending}
            aria-label={`Bring back ${names.record}`}
            onClick={async () => {
              if (!(await execute(commands)).ok) return
              end()
              onClose()
            }}
          >
            Bring back
          </Button>
        )}
      </div>
      {!change.before && <p className={styles.stays}>It was not there yet.</p>}
      {change.before && <Differences lines={lines} />}
      {change.before && stays && <p className={styles.stays}>{stays}</p>}
      {error && <p role="alert">{error.message}</p>}
    </li>
  )
}

function Differences({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Then</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ what, before, now }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{before}</td>
            <td>{now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
