import { streamId } from '@causeway/core'
import type { Customer, Money } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import { Marks } from '../../sync/Marks.tsx'
import { useRefusedStreams } from '../../sync/refused-streams.ts'
import styles from './CustomerRow.module.css'

interface CustomerRowProps {
  readonly customer: Customer
  readonly owed: readonly Money[]
}

/** A customer in the list: who, how to reach them, and what they have to pay. */
export function CustomerRow({ customer, owed }: CustomerRowProps) {
  const refused = useRefusedStreams()
  const records = [customer, ...customer.aliases]
  return (
    <div className={styles.row}>
      <span className={styles.name}>{customer.name}</span>
      {owed.length > 0 && (
        <span className={styles.owed}>
          {owed.map(formatMoney).join(' + ')} <span className={styles.unit}>to pay</span>
        </span>
      )}
      <span className={styles.state}>
        <span className={styles.contact}>
          {[customer.email, customer.phone].filter(Boolean).join(' · ') || 'No e-mail or phone'}
        </span>
        <Marks {...customer} refused={records.some(({ id }) => refused.has(streamId('customer', id)))} />
      </span>
    </div>
  )
}
