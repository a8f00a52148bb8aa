import { useId } from 'react'
import styles from './Filter.module.css'

interface FilterProps<Name extends string> {
  readonly label: string
  readonly value: Name
  readonly onChange: (value: Name) => void
  readonly options: readonly { readonly name: Name; readonly title: string; readonly count: number }[]
}

/** Which part of a list is shown; one is always chosen. */
export function Filter<Name extends string>({ label, value, onChange, options }: FilterProps<Name>) {
  const group = useId()
  return (
    <div role="radiogroup" aria-label={label} className={styles.filter}>
      {options.map(({ name, title, count }) => (
        <label key={name} className={styles.option}>
          <input
            type="radio"
            name={group}
            className={styles.input}
            checked={name === value}
            onChange={() => onChange(name)}
          />
          {title} <span className={styles.count}>{count.toLocaleString()}</span>
        </label>
      ))}
    </div>
  )
}
