import type { Comparison, Past, Workspace } from '@causeway/client'
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
  const now = useWorkspace()
  const changes = useMemo(() => {
    const known = past.changes().filter(({ stream }) => isKnown(stream))
    return known.map((change) => toldOf(change, now)).filter(({ lines }) => lines.length > 0)
  }, [past, now])
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
            {changes.slice(0, shown).map((told) => (
              <Changed key={told.change.stream} told={told} past={past} onClose={onClose} />
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

/** A record that is other now than then, with its name and what differs in words. */
interface Told {
  readonly change: Comparison
  readonly name: string
  readonly lines: readonly Line[]
}

function toldOf(change: Comparison, now: Pick<Workspace, 'state'>): Told {
  const { aggregate, id } = parseStreamId(change.stream)
  const names = namesFor(now, aggregate, id)
  return { change, name: names.record, lines: linesOf(change, names) }
}

interface ChangedProps {
  readonly told: Told
  readonly past: Past
  readonly onClose: () => void
}

function Changed({ told: { change, name, lines }, past, onClose }: ChangedProps) {
  const { stream } = change
  const now = useWorkspace()
  const { end } = useTravel()
  const { execute, pending, error } = useExecute()
  const { commands, stays } = bringBackRequest(stream, past.workspace.state, now.state)
  return (
    <li className={styles.record}>
      <div className={styles.title}>
        <Link href={recordHref(stream)} onClick={onClose}>
          {capitalised(name)}
        </Link>
        {commands.length > 0 && change.before && (
          <Button
            small
            disabled={pending}
            aria-label={`Bring back ${name}`}
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
