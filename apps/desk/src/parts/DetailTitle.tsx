import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { IconButton } from './Button.tsx'
import styles from './DetailTitle.module.css'
import { isWide, useIsWide } from './use-is-wide.ts'

interface DetailTitleProps {
  /** Where the list is. */
  readonly back: string
  readonly backLabel: string
  readonly children: string
}

/** The title of what is open; where it covers the list, with the way back, and the focus. */
export function DetailTitle({ back, backLabel, children }: DetailTitleProps) {
  const [, navigate] = useLocation()
  const wide = useIsWide()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isWide()) heading.current?.focus()
  }, [])
  return (
    <>
      {!wide && (
        <span className={styles.back}>
          <IconButton looks label={backLabel} icon={ArrowLeft} onClick={() => navigate(back)} />
        </span>
      )}
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {children}
      </h2>
    </>
  )
}
