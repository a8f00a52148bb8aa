import type { ReactNode } from 'react'
import styles from './FormColumn.module.css'

/** A form's fields, one under the other. */
export function FormColumn({ children }: { readonly children: ReactNode }) {
  return <div className={styles.column}>{children}</div>
}

/** Fields that belong side by side where there is room. */
export function FormRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
