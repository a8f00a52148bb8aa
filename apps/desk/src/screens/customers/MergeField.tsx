import { useId } from 'react'
import styles from './MergeField.module.css'

interface MergeFieldProps {
  readonly title: string
  /** What the one who remains says, and what the other one does. */
  readonly values: readonly [string, string]
  /** What will stand. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One detail of two customers; a choice only where they differ. */
export function MergeField({ title, values, value, onChange }: MergeFieldProps) {
  const name = useId()
  const differ = values[0] !== values[1] && values.every((each) => each !== '')
  const places = ['This customer', 'The other one'] as const
  return (
    <fieldset className={styles.field}>
      <legend className={styles.title}>{title}</legend>
      {places.map((place, index) => {
        const each = values[index] ?? ''
        return differ ? (
          <label key={place} className={styles.choice}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              checked={each === value}
              onChange={() => onChange(each)}
            />
            {each}
          </label>
        ) : (
          <span key={place} className={styles.text} data-none={each === '' || undefined}>
            {each || '—'}
          </span>
        )
      })}
    </fieldset>
  )
}
