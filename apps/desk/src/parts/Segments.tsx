import { useId } from 'react'
import styles from './Segments.module.css'

interface SegmentsProps<Value extends string> {
  readonly label: string
  /** Without its label to be seen, where what surrounds it says what is chosen. */
  readonly isBare?: boolean
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly title: string }[]
}

/** One of a few short words. */
export function Segments<Value extends string>({
  label,
  isBare,
  value,
  onChange,
  options,
}: SegmentsProps<Value>) {
  const name = useId()
  return (
    <fieldset className={styles.segments} data-bare={isBare || undefined}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.track}>
        {options.map((option) => (
          <label key={option.value} className={styles.segment}>
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.title}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
