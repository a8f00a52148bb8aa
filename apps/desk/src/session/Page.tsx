import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { openingProgress } from './opening-progress.ts'
import styles from './Page.module.css'

interface PageProps {
  readonly title: string
  readonly children: ReactNode
}

/** A calm page for when there is no desk to show yet. */
export function Page({ title, children }: PageProps) {
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
    </main>
  )
}

/** Shown while the desk is read from this device: not at once, for it mostly takes no time. */
export function Opening() {
  const percent = useStore(openingProgress)
  return (
    <main className={styles.opening}>
      <p role="status">Opening the desk …</p>
      <progress className={styles.progress} aria-label="Opening" value={percent} max={100} />
    </main>
  )
}
