import type { ReactNode } from 'react'
import styles from './Sheet.module.css'

/** The body of a screen that is read from top to bottom, as wide as lines are easy to read. */
export function Sheet({ children }: { readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.scroller} tabIndex={0}>
      <div className={styles.sheet}>{children}</div>
    </div>
  )
}

interface SheetSectionProps {
  readonly title: string
  readonly description?: string
  readonly children: ReactNode
}

/** A titled part of a sheet. */
export function SheetSection({ title, description, children }: SheetSectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h2 className={styles.title}>{title}</h2>
        {description && <p className={styles.description}>{description}</p>}
      </div>
      {children}
    </section>
  )
}
