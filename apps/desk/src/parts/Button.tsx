import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classNames } from './class-names.ts'

type Look = 'primary' | 'plain' | 'quiet' | 'danger'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** `primary` for the one thing a screen is for; `danger` for what cannot be taken back. */
  readonly look?: Look
  readonly small?: boolean
  readonly icon?: LucideIcon
  /** The key that does the same, shown on wide screens. */
  readonly hint?: string
  readonly children: ReactNode
}

/** A button with words. */
export function Button({ look = 'plain', small, icon: Icon, hint, children, ...button }: ButtonProps) {
  return (
    <button
      type="button"
      {...button}
      className={classNames(styles.button, styles[look], small && styles.small)}
    >
      {Icon && <Icon aria-hidden size={16} strokeWidth={1.75} />}
      {children}
      {hint && (
        <kbd aria-hidden className={styles.hint}>
          {hint}
        </kbd>
      )}
    </button>
  )
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children'> {
  /** What it does, for everyone: the accessible name and the tooltip. */
  readonly label: string
  readonly icon: LucideIcon
  readonly small?: boolean
}

/** A button with an icon alone. */
export function IconButton({ label, icon: Icon, small, ...button }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...button}
      aria-label={label}
      className={classNames(styles.button, styles.quiet, styles.square, small && styles.small)}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} />
    </button>
  )
}
