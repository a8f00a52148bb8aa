import { type ReactNode, useEffect, useRef } from 'react'
import styles from './SplitScreen.module.css'
import { isWide } from './use-is-wide.ts'

interface SplitScreenProps {
  /** What the list is of, `Order list`. */
  readonly listLabel: string
  readonly list: ReactNode
  readonly detailLabel: string
  readonly detail: ReactNode
  /** True when something is open: on a phone it stands in the list's place. */
  readonly isOpen: boolean
}

/** A list with what is opened from it beside it; one after the other on a phone. */
export function SplitScreen({ listLabel, list, detailLabel, detail, isOpen }: SplitScreenProps) {
  const split = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const lists = split.current
    // Closing what covered the list gives the focus back to the row it was opened from.
    return () => {
      if (!isWide()) requestAnimationFrame(() => focusActiveRow(lists))
    }
  }, [isOpen])
  return (
    <div ref={split} className={styles.split} data-open={isOpen || undefined}>
      <section className={styles.list} aria-label={listLabel}>
        {list}
      </section>
      <section className={styles.detail} aria-label={detailLabel}>
        {detail}
      </section>
    </div>
  )
}

function focusActiveRow(split: HTMLElement | null): void {
  split?.querySelector<HTMLElement>('li a[tabindex="0"]')?.focus({ preventScroll: true })
}

/** The list's search and filters, above it. */
export function ListToolbar({ children }: { readonly children: ReactNode }) {
  return <div className={styles.toolbar}>{children}</div>
}
