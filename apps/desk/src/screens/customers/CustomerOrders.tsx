import type { Customer } from '@causeway/shop'
import { Link } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { formatMoney } from '../../format/money.ts'
import { shortDate } from '../../format/words.ts'
import { Figures } from '../../parts/Figures.tsx'
import { useNow } from '../../parts/use-now.ts'
import { moneyWord, progressWords } from '../orders/words.ts'
import styles from './CustomerOrders.module.css'
import { useCustomerOrders } from './use-customer-orders.ts'

/** What somebody spends and on what, and their orders under any of their ids, newest first. */
export function CustomerOrders({ customer }: { readonly customer: Customer }) {
  const { orders, spending } = useCustomerOrders(customer)
  const { byCurrency, favourites, lastAt } = spending
  const now = useNow()
  const owed = byCurrency.filter((each) => each.owed > 0)
  return (
    <>
      {spending.orders > 0 && (
        <section aria-label="Spending">
          <Figures
            figures={[
              { name: 'Orders', value: spending.orders.toLocaleString() },
              ...byCurrency.map(({ currency, total }) => ({
                name: byCurrency.length > 1 ? `Spent in ${currency}` : 'Spent',
                value: formatMoney({ amount: total, currency }),
              })),
              ...owed.map(({ currency, owed: amount }) => ({
                name: owed.length > 1 ? `To pay in ${currency}` : 'To pay',
                value: formatMoney({ amount, currency }),
              })),
              { name: 'Last order', value: lastAt === undefined ? '—' : dayOf(lastAt, now) },
            ]}
          />
        </section>
      )}
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
      {favourites.length > 0 && (
        <section aria-label="Bought most">
          <h3 className={styles.heading}>Bought most</h3>
          <ul>
            {favourites.map(({ product, name, quantity }) => (
              <li key={product}>
                <Link href={addressOf('products', product)} className={styles.favourite}>
                  <span className={styles.name}>{name}</span>
                  <span className={styles.total}>{quantity.toLocaleString()}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** The day of an order: of today's the hour does not matter here. */
function dayOf(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? 'Today' : shortDate(at, now)
}
