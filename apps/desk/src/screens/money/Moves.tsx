import type { CurrencyCode, DueMove } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import { shortDate } from '../../format/words.ts'
import { Badge } from '../../parts/Badge.tsx'
import { useNow } from '../../parts/use-now.ts'
import styles from './Closes.module.css'

interface MovesProps {
  readonly moves: readonly DueMove[]
  readonly currency: CurrencyCode
}

/** Cash that was put in and taken out by hand since the last close. */
export function Moves({ moves, currency }: MovesProps) {
  const now = useNow()
  if (moves.length === 0) return null
  return (
    <section aria-label="Put in and taken out">
      <h3 className={styles.heading}>Put in and taken out</h3>
      <ul>
        {moves.map(({ movement, amount, reason, at, by, late }) => (
          <li key={movement} className={styles.move}>
            <span>{reason}</span>
            {late && <Badge tone="warn">Late</Badge>}
            <span className={styles.note}>
              {by}, {shortDate(at, now)}
            </span>
            <span className={styles.amount}>{formatMoney({ amount, currency })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
