import { Children, type ReactNode } from 'react'
import styles from './Detail.module.css'
import { DetailTitle } from './DetailTitle.tsx'

interface DetailProps {
  /** What is open, for screen readers. */
  readonly label: string
  readonly children: ReactNode
}

/** What is open beside a list. */
export function Detail({ label, children }: DetailProps) {
  return (
    <article className={styles.detail} aria-label={label}>
      {children}
    </article>
  )
}

interface DetailHeadProps {
  readonly title: string
  /** Where the list is, for when the detail covers it. */
  readonly back: { readonly href: string; readonly label: string }
  /** A word on its state. */
  readonly badge?: ReactNode
  readonly actions?: ReactNode
  /** A line of what else identifies it, part by part. */
  readonly children?: ReactNode
}

/** Which record it is, where it stands, and what can be done next. */
export function DetailHead({ title, back, badge, actions, children }: DetailHeadProps) {
  return (
    <header className={styles.head}>
      <DetailTitle back={back.href} backLabel={back.label}>
        {title}
      </DetailTitle>
      {badge}
      <div className={styles.actions}>{actions}</div>
      <ul className={styles.meta}>
        {Children.toArray(children).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts are a fixed sentence
          <li key={index} className={styles.part}>
            {part}
          </li>
        ))}
      </ul>
    </header>
  )
}
