import { verdictReason } from '../history/verdict-mark.ts'
import { standing, verdictWord } from './marks.ts'
import { reachedBy } from './reach.ts'
import type { Verdicts } from './verdicts.ts'
import type { Said } from './Wire.tsx'
import styles from './WireTable.module.css'
import type { Wire, WireDot } from './wire.ts'

interface WireTableProps {
  readonly wire: Wire
  readonly dots: readonly WireDot[]
  readonly moment: number
  readonly judge: Verdicts
  readonly say: (event: WireDot['event']) => Said
}

/** How many rows are shown, the newest. */
const most = 300

/** The wire as rows, the newest first: for whom a drawing says nothing. */
export function WireTable({ wire, dots, moment, judge, say }: WireTableProps) {
  const shown = dots.slice(-most).toReversed()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={styles.frame} tabIndex={0} aria-label="The wire as a table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Record</th>
            <th scope="col">Who</th>
            <th scope="col">Where it is</th>
            <th scope="col">Reached</th>
            <th scope="col">What became of it</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((dot) => {
            const said = say(dot.event)
            const judgement = judge(dot.event)
            return (
              <tr key={dot.key}>
                <th scope="row">{said.what}</th>
                <td>{said.record}</td>
                <td>{said.who}</td>
                <td>{standing(dot, moment)}</td>
                <td>{reachedBy(wire, dot, moment).join(', ') || '—'}</td>
                <td title={verdictReason(judgement)}>{verdictWord(judgement)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
