import { useAggregate } from '@causeway/react'
import { orderNotes } from '@causeway/shop'
import { text } from '@causeway/text'
import { NotebookPen } from 'lucide-react'
import { Suspense, useState } from 'react'
import { loadLater } from '../app/load-later.ts'
import { useMay } from '../app/use-may.ts'
import { keyLabel, shortcuts } from '../keyboard/shortcuts.ts'
import { useShortcut } from '../keyboard/use-shortcut.ts'
import { Button } from '../parts/Button.tsx'
import styles from './OrderNotes.module.css'

const TextEditor = loadLater(() => import('./TextEditor.tsx'))

/** What the team writes down about an order. */
export function OrderNotes({ order }: { readonly order: string }) {
  const id = orderNotes(order)
  const isWritten = useAggregate(text, id).state.edits.length > 0
  const [asked, setAsked] = useState(false)
  const mayWrite = useMay()(text, 'write')
  useShortcut('writeNotes', () => setAsked(true), mayWrite)
  if (!mayWrite && !isWritten) return null
  return (
    <section className={styles.notes} aria-label="Notes">
      <h3 className={styles.heading}>Notes</h3>
      {isWritten || asked ? (
        <Suspense fallback={<div className={styles.place} />}>
          <TextEditor
            key={String(asked)}
            id={id}
            label="Notes of the order"
            placeholder="What the others should know. # mentions an order, @ a product."
            autoFocus={asked}
          />
        </Suspense>
      ) : (
        <Button
          icon={NotebookPen}
          hint={keyLabel(shortcuts.writeNotes.keys[0])}
          onClick={() => setAsked(true)}
        >
          Write notes
        </Button>
      )}
    </section>
  )
}
