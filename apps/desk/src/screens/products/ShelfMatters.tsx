import { streamId } from '@causeway/core'
import { useAggregate, useView } from '@causeway/react'
import { orderedWishes, orderList, stock } from '@causeway/shop'
import { Link } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { Questions } from '../needs-you/Questions.tsx'
import { useBuyers } from '../orders/use-buyers.ts'
import styles from './ShelfMatters.module.css'

/** The orders that one location's goods are set aside for, the first to ask first, and what needs a person there. */
export function ShelfMatters({ id }: { readonly id: string }) {
  const { state, status } = useAggregate(stock, id)
  const buyerOf = useBuyers()
  const orders = useView(orderList, ({ rows }) => rows)
  const wishes = orderedWishes(state)
  return (
    <>
      {wishes.length > 0 && (
        <>
          <h3 className={styles.heading}>Set aside for</h3>
          <ul>
            {wishes.map(({ order, line, quantity, promised }) => {
              const row = orders.get(streamId('order', order))
              return (
                <li key={`${order}/${line}`}>
                  <Link href={addressOf('orders', order)} className={styles.wish}>
                    <span className={styles.number}>{row?.number ?? 'An order'}</span>
                    <span className={styles.name}>{(row && buyerOf(row).name) || 'No customer'}</span>
                    <span data-short={promised < quantity || undefined} className={styles.quantity}>
                      {promised < quantity
                        ? `${promised.toLocaleString()} of ${quantity.toLocaleString()}`
                        : quantity.toLocaleString()}
                    </span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </>
      )}
      <Questions aggregate={stock.name} id={id} status={status} />
    </>
  )
}
