import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import styles from './Button.module.css'
import { classNames } from './class-names.ts'

interface LinkButtonProps {
  readonly href: string
  readonly look?: 'plain' | 'quiet'
  readonly small?: boolean
  readonly icon?: LucideIcon
  /** The whole of what it leads to, where its words need what surrounds them. */
  readonly label?: string
  readonly children: ReactNode
}

/** A link that looks like the buttons it stands among. */
export function LinkButton({ href, look = 'plain', small, icon: Icon, label, children }: LinkButtonProps) {
  return (
    <Link
      href={href}
      aria-label={label}
      className={classNames(styles.button, styles[look], small && styles.small)}
    >
      {Icon && <Icon aria-hidden size={16} strokeWidth={1.75} />}
      {children}
    </Link>
  )
}
