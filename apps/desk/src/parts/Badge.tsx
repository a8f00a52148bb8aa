import type { ReactNode } from 'react'
import styles from './Badge.module.css'

/** What a state means for whoever looks: nothing to do, in progress, done, to look at, wrong. */
export type Tone = 'neutral' | 'active' | 'ok' | 'warn' | 'bad'

/** A state in a word. */
export function Badge({
  tone = 'neutral',
  children,
}: {
  readonly tone?: Tone
  readonly children: ReactNode
}) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  )
}
