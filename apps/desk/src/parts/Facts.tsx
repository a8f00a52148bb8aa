import type { ReactNode } from 'react'
import styles from './Facts.module.css'

interface FactsProps {
  /** Each with its name; facts without a value are left out. */
  readonly facts: readonly { readonly name: string; readonly value: ReactNode; readonly mono?: boolean }[]
}

/** Names and values, one to a line. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl>
      {facts.map(
        ({ name, value, mono }) =>
          value !== undefined && (
            <div key={name} className={styles.fact}>
              <dt className={styles.name}>{name}</dt>
              <dd className={styles.value} data-mono={mono}>
                {value}
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
