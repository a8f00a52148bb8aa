import { type Command, streamId } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { customer, shopModel } from '@causeway/shop'
import { ArrowRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import styles from './ResultPreview.module.css'
import { type Result, resultOf } from './result.ts'

/** What a decision would come to, worked out and not recorded; worked out anew when the record changes. */
export function ResultPreview({ commands }: { readonly commands: readonly Command[] }) {
  const result = usePreview(commands)
  if (!result) return null
  if ('problem' in result) return <p className={styles.problem}>{result.problem}</p>
  return (
    <div className={styles.result}>
      {result.differences.length === 0 ? (
        <p>Stays as it is shown now.</p>
      ) : (
        <ul>
          {result.differences.map(({ name, before, after }) => (
            <li key={name} className={styles.difference}>
              <span className={styles.name}>{name}</span>
              <del className={styles.before}>{before || '—'}</del>
              <ArrowRight aria-hidden size={12} strokeWidth={2} />
              <ins className={styles.after}>{after || '—'}</ins>
            </li>
          ))}
        </ul>
      )}
      {result.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}

type Shown = Result | { readonly problem: string }

function usePreview(commands: readonly Command[]): Shown | undefined {
  const workspace = useWorkspace()
  const [shown, setShown] = useState<Shown>()
  // Commands are made anew at each render; what counts is what they say.
  const key = JSON.stringify(commands)
  useEffect(() => {
    let wanted = true
    const asked: readonly Command[] = JSON.parse(key)
    const [first] = asked
    if (!first) return
    const stream = streamId(first.aggregate, first.id)
    const aggregate = shopModel.get(first.aggregate)
    async function look(): Promise<void> {
      const preview = await workspace.preview(asked)
      if (!wanted) return
      if (!preview.ok) return setShown({ problem: preview.error.message })
      const after = preview.after.get(stream)
      if (!after || !aggregate || !first) return setShown(undefined)
      const before = { state: workspace.state(aggregate, first.id), status: workspace.status(stream) }
      setShown(resultOf(before, after, (id) => workspace.state(customer, id).name))
    }
    void look()
    const stop = workspace.watch(stream, () => void look())
    return () => {
      wanted = false
      stop()
    }
  }, [workspace, key])
  return shown
}
