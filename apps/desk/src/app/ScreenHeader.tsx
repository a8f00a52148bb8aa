import { createContext, type ReactNode, use, useEffect } from 'react'
import { createPortal } from 'react-dom'
import styles from './ScreenHeader.module.css'

/** The place in the shell's bar where a screen puts its title and its actions. */
export const ScreenHeaderContext = createContext<HTMLElement | null>(null)

interface ScreenHeaderProps {
  readonly title: string
  /** How many there are of what the screen shows. */
  readonly count?: number | undefined
  /** The one thing one comes here to do. */
  readonly children?: ReactNode
}

/** A screen's title, in the bar and in the window's title, with its main action. */
export function ScreenHeader({ title, count, children }: ScreenHeaderProps) {
  const place = use(ScreenHeaderContext)
  useEffect(() => {
    document.title = `${title} · Causeway`
  }, [title])
  if (!place) return null
  return createPortal(
    <>
      <h1 className={styles.title}>{title}</h1>
      {count !== undefined && count > 0 && <span className={styles.count}>{count.toLocaleString()}</span>}
      <div className={styles.actions}>{children}</div>
    </>,
    place,
  )
}
