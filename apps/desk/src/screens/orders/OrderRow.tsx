import { memo, Suspense } from 'react'
import { addressOf } from '../../app/addresses.ts'
import { loadLater } from '../../app/load-later.ts'
import { formatMoney } from '../../format/money.ts'
import { counted, shortDate } from '../../format/words.ts'
import { Marks } from '../../sync/Marks.tsx'
import type { OrderListRow } from './filters.ts'
import styles from './OrderRow.module.css'
import { moneyWord, progressWords } from './words.ts'

const AtRow = loadLater(() => import('../../presence/AtRow.tsx'))

interface OrderRowProps {
  readonly order: OrderListRow
  /** Whose it is; empty where nobody was chosen. */
  readonly customerName: string
  /** Changes of its notes that are on this device alone. */
  readonly notesWaiting: number
  readonly refused: boolean
  /** Milliseconds since 1970. */
  readonly now: number
}

/** An order in the list: which, whose, how much; where it stands, and since when. */
export const OrderRow = memo(function OrderRow(props: OrderRowProps) {
  const { order, customerName, notesWaiting, refused, now } = props
  const money = moneyWord(order)
  return (
    <div className={styles.row}>
      <span className={styles.number}>{order.number}</span>
      <span className={styles.name} data-none={customerName === '' || undefined}>
        {customerName || 'No customer'}
      </span>
      <span className={styles.total}>{formatMoney({ amount: order.total, currency: order.currency })}</span>
      <span className={styles.state}>
        <span className={styles.words}>
          {progressWords[order.progress].text}
          {order.lines > 0 && ` · ${counted(order.lines, 'line')}`}
          {money && ` · ${money}`}
        </span>
        <Marks {...order} waiting={order.waiting + notesWaiting} refused={refused} />
        <Suspense>
          <AtRow at={addressOf('orders', order.id)} />
        </Suspense>
      </span>
      <span className={styles.when}>{shortDate(order.placedAt, now)}</span>
    </div>
  )
})
