import styles from './Legend.module.css'
import type { Shape } from './marks.ts'
import { DotShape } from './shapes.tsx'

const shapes: readonly (readonly [Shape, string])[] = [
  ['waiting', 'waiting'],
  ['applied', 'stands'],
  ['merged', 'merged'],
  ['superseded', 'gave way'],
  ['refused', 'refused'],
  ['escalated', 'in question'],
]

/** What the shapes mean. */
export function Legend() {
  return (
    <ul className={styles.legend} aria-label="What the shapes mean">
      {shapes.map(([shape, word]) => (
        <li key={shape} className={styles.entry}>
          <Sample shape={shape} />
          {word}
        </li>
      ))}
      <li className={styles.entry}>
        <Sample shape="applied" relation="concurrent" />
        recorded apart
      </li>
      <li className={styles.entry}>
        <Sample shape="applied" relation="rival" />
        rivals
      </li>
    </ul>
  )
}

function Sample(props: { readonly shape: Shape; readonly relation?: 'concurrent' | 'rival' }) {
  return (
    <svg aria-hidden width={24} height={24} viewBox="-12 -12 24 24">
      <DotShape {...props} />
    </svg>
  )
}
