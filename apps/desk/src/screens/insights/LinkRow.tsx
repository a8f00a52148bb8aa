import type { ReactNode } from 'react'
import { Link } from 'wouter'
import styles from './LinkRow.module.css'

interface LinkRowProps {
  readonly href: string
  readonly title: string
  readonly value: string
  /** What the value means for whoever looks. */
  readonly alarming?: boolean
  readonly detail: ReactNode
  readonly aside?: ReactNode
  /** How long its bar is, beside the longest: 0 to 1. */
  readonly share?: number
}

/** A line of a list that leads to a record: what it is, the figure it stands here for, and a word on both. */
export function LinkRow({ href, title, value, alarming, detail, aside, share }: LinkRowProps) {
  return (
    <Link href={href} className={styles.row ?? ''}>
      <span className={styles.title}>{title}</span>
      <span className={styles.value} data-alarming={alarming || undefined}>
        {value}
      </span>
      <span className={styles.detail}>{detail}</span>
      <span className={styles.aside}>{aside}</span>
      {share !== undefined && (
        <span aria-hidden className={styles.track}>
          <span className={styles.share} style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </Link>
  )
}
