import { formatMoney } from '../../format/money.ts'
import { shortDate } from '../../format/words.ts'
import { Badge } from '../../parts/Badge.tsx'
import { tenderWords } from '../orders/words.ts'
import styles from './PaymentLine.module.css'
import type { PaymentRow } from './payments.ts'

interface PaymentLineProps {
  readonly payment: PaymentRow
  /** The drawer, or else the device. */
  readonly place: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A payment in the list: when, on which order, whose, how, and how much. */
export function PaymentLine({ payment, place, now }: PaymentLineProps) {
  const { number, customerName, tender, reference, amount, currency, declined, at } = payment
  return (
    <div className={styles.line}>
      <span className={styles.when}>{shortDate(at, now)}</span>
      <span className={styles.number}>{number}</span>
      <span className={styles.name} data-none={customerName === '' || undefined}>
        {customerName || 'No customer'}
      </span>
      <span className={styles.how}>
        {tenderWords[tender]}
        {amount < 0 && ' back'}
        {declined && <Badge tone="bad">Declined</Badge>}
      </span>
      <span className={styles.reference}>{reference}</span>
      <span className={styles.place}>{place}</span>
      <span className={styles.amount} data-declined={declined !== undefined || undefined}>
        {formatMoney({ amount, currency })}
      </span>
    </div>
  )
}
