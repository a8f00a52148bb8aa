import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { useIsPast } from '../travel/travel.ts'
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
  /** It changes nothing, and so works while the past is looked at too. */
  readonly looks?: boolean
  readonly children: ReactNode
}

/** A button with words. */
export function Button({ look = 'plain', small, icon: Icon, hint, looks, children, ...button }: ButtonProps) {
  const isPast = useIsPast()
  return (
    <button
      type="button"
      {...button}
      disabled={button.disabled || (isPast && !looks)}
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
  /** It changes nothing, and so works while the past is looked at too. */
  readonly looks?: boolean
}

/** A button with an icon alone. */
export function IconButton({ label, icon: Icon, small, looks, ...button }: IconButtonProps) {
  const isPast = useIsPast()
  return (
    <button
      type="button"
      title={label}
      {...button}
      disabled={button.disabled || (isPast && !looks)}
      aria-label={label}
      className={classNames(styles.button, styles.quiet, styles.square, small && styles.small)}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} />
    </button>
  )
}
