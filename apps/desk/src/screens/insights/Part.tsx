import { type ReactNode, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import styles from './Part.module.css'

interface PartProps {
  readonly title: string
  /** What it comes to, beside its title. */
  readonly sum?: string | undefined
  readonly note?: string
  /** What else can be done with it. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A titled part of the screen. */
export function Part({ title, sum, note, action, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {sum && <span className={styles.sum}>{sum}</span>}
        {action && <div className={styles.action}>{action}</div>}
      </div>
      {note && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  )
}

/** What stands in a part where there is nothing. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className={styles.nothing}>{children}</p>
}

/** How many rows are shown at first, and how many more each time. */
const atFirst = 8
const more = 40

interface RowsProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly idOf: (row: Row) => string
  readonly render: (row: Row) => ReactNode
}

/** The first rows of a list, and more of them when asked for. */
export function Rows<Row>({ label, rows, idOf, render }: RowsProps<Row>) {
  const [count, setCount] = useState(atFirst)
  const hidden = rows.length - count
  return (
    <>
      <ul aria-label={label}>
        {rows.slice(0, count).map((row) => (
          <li key={idOf(row)}>{render(row)}</li>
        ))}
      </ul>
      {hidden > 0 && (
        <div>
          <Button looks look="quiet" small onClick={() => setCount(count + more)}>
            Show {hidden > more ? `${more} more of ${hidden.toLocaleString()}` : `${hidden} more`}
          </Button>
        </div>
      )}
    </>
  )
}
