import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface EmptyProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly children?: ReactNode
  /** One action that does the thing, and perhaps another beside it. */
  readonly actions?: ReactNode
}

/** What stands where there is nothing yet: what belongs here, and the way to begin. */
export function Empty({ icon: Icon, title, children, actions }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <Icon aria-hidden size={28} strokeWidth={1.25} className={styles.icon} />
      <h2 className={styles.title}>{title}</h2>
      {children && <p className={styles.text}>{children}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
