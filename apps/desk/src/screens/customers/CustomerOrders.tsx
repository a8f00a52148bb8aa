import { useView } from '@causeway/react'
import { orderList } from '@causeway/shop'
import { Link } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { formatMoney } from '../../format/money.ts'
import { shortDate } from '../../format/words.ts'
import { useNow } from '../../parts/use-now.ts'
import { moneyWord, progressWords } from '../orders/words.ts'
import styles from './CustomerOrders.module.css'

/** A customer's orders, newest first. */
export function CustomerOrders({ id }: { readonly id: string }) {
  const orders = useView(orderList, ({ sorted }) => sorted.filter((row) => row.customer === id))
  const now = useNow()
  return (
    <section aria-label="Orders">
      <h3 className={styles.heading}>
        Orders {orders.length > 0 && <span className={styles.count}>{orders.length}</span>}
      </h3>
      {orders.length === 0 ? (
        <p className={styles.none}>No orders yet.</p>
      ) : (
        <ul>
          {orders.map((order) => (
            <li key={order.id}>
              <Link href={addressOf('orders', order.id)} className={styles.order}>
                <span className={styles.number}>{order.number}</span>
                <span className={styles.state}>
                  {[progressWords[order.progress].text, moneyWord(order)].filter(Boolean).join(' · ')}
                </span>
                <span className={styles.when}>{shortDate(order.placedAt, now)}</span>
                <span className={styles.total}>
                  {formatMoney({ amount: order.total, currency: order.currency })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
