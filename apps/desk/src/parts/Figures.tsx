import type { ReactNode } from 'react'
import styles from './Figures.module.css'

interface FiguresProps {
  readonly figures: readonly {
    readonly name: string
    readonly value: ReactNode
    readonly alarming?: boolean
  }[]
}

/** The few figures that matter most, side by side. */
export function Figures({ figures }: FiguresProps) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, value, alarming }) => (
        <div key={name} className={styles.figure}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value} data-alarming={alarming || undefined}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
