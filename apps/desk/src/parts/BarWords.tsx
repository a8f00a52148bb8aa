import styles from './BarWords.module.css'

interface BarWordsProps {
  /** What a phone's bar has room for: the first word, or the icon beside them alone. */
  readonly onPhone: 'first' | 'none'
  readonly children: string
}

/** The words of a button in the bar; whoever listens hears all of them. */
export function BarWords({ onPhone, children }: BarWordsProps) {
  const [first, ...rest] = onPhone === 'first' ? children.split(' ') : ['', children]
  return (
    <span>
      {first}
      <span className={styles.rest}> {rest.join(' ')}</span>
    </span>
  )
}
