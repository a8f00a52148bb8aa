import type { ReactNode } from 'react'
import { Badge } from '../../parts/Badge.tsx'
import styles from './Question.module.css'

interface SideProps {
  /** Whose answer it is. */
  readonly title: string
  /** The answer. */
  readonly text: string
  /** It is what the desk shows until somebody decides. */
  readonly isStanding?: boolean
  readonly children: ReactNode
}

/** One answer beside the others. */
export function Side({ title, text, isStanding = false, children }: SideProps) {
  return (
    <li className={styles.side} data-standing={isStanding || undefined}>
      <span className={styles.title}>
        {title} {isStanding && <Badge tone="warn">Shown for now</Badge>}
      </span>
      <span className={styles.value}>{text}</span>
      {children}
    </li>
  )
}
