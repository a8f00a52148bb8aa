import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { createPortal } from 'react-dom'
import styles from './Printed.module.css'

interface PrintedProps {
  readonly children: ReactNode
  readonly onDone: () => void
}

/** Something on paper: it is not on the screen, and the desk is not on the paper. The browser's dialog opens at once. */
export function Printed({ children, onDone }: PrintedProps) {
  const done = useEffectEvent(onDone)
  useEffect(() => {
    const finish = () => done()
    addEventListener('afterprint', finish, { once: true })
    print()
    return () => removeEventListener('afterprint', finish)
  }, [])
  return createPortal(<div className={styles.paper}>{children}</div>, document.body)
}
