import { dotKey, type Judgement } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { authorLine, type Reader } from './author.ts'
import { sayPlain } from './entries.ts'
import { useRivals } from './use-rivals.ts'
import { verdictReason } from './verdict-mark.ts'
import styles from './WhyJudged.module.css'

interface WhyJudgedProps {
  readonly judgement: Judgement
  readonly reader: Reader
}

/** What became of an event, in a sentence, and what it was weighed against. */
export function WhyJudged({ judgement, reader }: WhyJudgedProps) {
  const workspace = useWorkspace()
  const rivals = useRivals(judgement)
  return (
    <div className={styles.why}>
      <p>{verdictReason(judgement)}</p>
      {rivals.length > 0 && (
        <ul className={styles.rivals} aria-label="Made at the same time">
          {rivals.map((rival) => (
            <li key={dotKey(rival)}>
              {sayPlain(workspace, rival)}{' '}
              <span className={styles.author}>({authorLine(rival, reader)})</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
