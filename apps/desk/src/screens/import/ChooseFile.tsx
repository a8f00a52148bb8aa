import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import styles from './ChooseFile.module.css'

interface ChooseFileProps {
  /** Why the last file could not be read. */
  readonly problem: string | undefined
  readonly onChoose: (file: File) => void
}

/** Takes a file that is dropped or chosen. */
export function ChooseFile({ problem, onChoose }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)

  function drop(event: DragEvent): void {
    event.preventDefault()
    setIsOver(false)
    const [file] = event.dataTransfer.files
    if (file) onChoose(file)
  }
  return (
    <>
      {problem && (
        <Notice tone="bad" title="This file cannot be imported">
          {problem}
        </Notice>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div
        className={styles.zone}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <FileUp aria-hidden size={28} strokeWidth={1.25} className={styles.icon} />
        <p className={styles.title}>Drop a CSV file here</p>
        <p className={styles.text}>Nothing is imported before you have seen what is in it.</p>
        <Button look="primary" onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          aria-label="CSV file"
          className={styles.input}
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) onChoose(file)
            event.target.value = ''
          }}
        />
      </div>
      <div className={styles.help}>
        <p>
          One row is one line of an order, with the columns <code>order</code>, <code>date</code>,{' '}
          <code>customer</code>, <code>product</code>, <code>quantity</code>, <code>price</code> and, if it is
          not euros, <code>currency</code>. Customers and products that are new are added. A file in the
          layout of the Superstore sample is read as well.
        </p>
        <p>Importing the same file again changes nothing: rows that are here already are left as they are.</p>
      </div>
    </>
  )
}
