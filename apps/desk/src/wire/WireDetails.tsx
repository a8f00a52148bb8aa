import { X } from 'lucide-react'
import { verdictMark, verdictReason } from '../history/verdict-mark.ts'
import { Badge } from '../parts/Badge.tsx'
import { IconButton } from '../parts/Button.tsx'
import { relationWords, standing, verdictWord } from './marks.ts'
import { reachedBy } from './reach.ts'
import type { Relation } from './relations.ts'
import type { Verdicts } from './verdicts.ts'
import type { Said } from './Wire.tsx'
import styles from './WireDetails.module.css'
import type { Wire, WireDot } from './wire.ts'

interface WireDetailsProps {
  readonly wire: Wire
  readonly dot: WireDot | undefined
  readonly dots: readonly WireDot[]
  readonly moment: number
  readonly relations: ReadonlyMap<string, Relation>
  readonly judge: Verdicts
  readonly say: (event: WireDot['event']) => Said
  readonly onClose: () => void
}

/** What became of the event that was chosen, and why; and whom it met. */
export function WireDetails({ wire, dot, dots, moment, relations, judge, say, onClose }: WireDetailsProps) {
  if (!dot) {
    return (
      <p className={styles.hint}>
        Point at an event to see what was recorded apart from it; press it to see what became of it, and why.
      </p>
    )
  }
  const judgement = judge(dot.event)
  const said = say(dot.event)
  const mark = verdictMark(judgement)
  const rivals = dots.filter(({ key }) => relations.get(key)?.kind === 'rival')
  const others = [...relations.values()].filter(({ kind }) => kind === 'concurrent').length
  const reached = reachedBy(wire, dot, moment)
  return (
    <section className={styles.details} aria-label="The event" aria-live="polite">
      <div className={styles.head}>
        <strong>{said.what}</strong>
        <Badge tone={mark?.tone ?? 'neutral'}>{verdictWord(judgement)}</Badge>
        <span className={styles.close}>
          <IconButton small label="Close" icon={X} onClick={onClose} />
        </span>
      </div>
      <p className={styles.soft}>
        {said.record} · {said.who} · {standing(dot, moment)}
        {reached.length > 0 && ` · reached ${reached.join(', ')}`}
      </p>
      <p>{verdictReason(judgement)}</p>
      {rivals.length > 0 && (
        <ul className={styles.rivals}>
          {rivals.map((rival) => {
            const relation = relations.get(rival.key)
            return (
              <li key={rival.key}>
                <strong>{say(rival.event).who}:</strong> {say(rival.event).what}
                <span className={styles.soft}> · {relation && relationWords(relation)}</span>
              </li>
            )
          })}
        </ul>
      )}
      {others > 0 && (
        <p className={styles.soft}>
          {others === 1
            ? 'One other event was recorded apart from it, about something else.'
            : `${others} other events were recorded apart from it, about something else.`}
        </p>
      )}
    </section>
  )
}
