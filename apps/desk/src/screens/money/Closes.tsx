import type { DrawerState } from '@causeway/shop'
import { Link } from 'wouter'
import { formatMoney } from '../../format/money.ts'
import styles from './Closes.module.css'
import { dayWords, signedMoney } from './words.ts'

/** The signed closes of a drawer, the newest first. */
export function Closes({ id, state }: { readonly id: string; readonly state: DrawerState }) {
  const { closes, currency } = state
  return (
    <section aria-label="Closes">
      <h3 className={styles.heading}>Closes</h3>
      {closes.length === 0 ? (
        <p className={styles.none}>No day was closed yet.</p>
      ) : (
        <ul>
          {closes.toReversed().map(({ close, day, by, expected, counted }) => (
            <li key={close}>
              <Link
                href={`/money/drawers/${encodeURIComponent(id)}/closes/${encodeURIComponent(close)}`}
                className={styles.close ?? ''}
              >
                <span className={styles.day}>{dayWords(day)}</span>
                <span className={styles.note}>signed by {by}</span>
                <span className={styles.amount}>{formatMoney({ amount: counted, currency })}</span>
                <span className={styles.difference} data-off={counted !== expected || undefined}>
                  {counted === expected ? 'exact' : signedMoney({ amount: counted - expected, currency })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
