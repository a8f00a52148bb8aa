import { type CurrencyCode, stillOwed, toGiveBack, type Unsettled } from '@causeway/shop'
import { useMemo } from 'react'
import { addressOf } from '../../app/addresses.ts'
import { formatMoney } from '../../format/money.ts'
import { shortDate } from '../../format/words.ts'
import { useNow } from '../../parts/use-now.ts'
import type { OrderListRow } from '../orders/filters.ts'
import { moneyWord } from '../orders/words.ts'
import { LinkRow } from './LinkRow.tsx'
import { Nothing, Part, Rows } from './Part.tsx'

interface BalancesProps {
  readonly orders: readonly OrderListRow[]
  readonly currency: CurrencyCode
}

/** Who still owes money, as of now. */
export function StillOwed({ orders, currency }: BalancesProps) {
  const owed = useMemo(() => stillOwed(orders, currency), [orders, currency])
  return (
    <BalanceList title="Still to be paid" owed={owed} currency={currency}>
      Every agreed order is paid.
    </BalanceList>
  )
}

/** Money held that is not the shop’s, as of now; nothing is shown where there is none. */
export function ToGiveBack({ orders, currency }: BalancesProps) {
  const owed = useMemo(() => toGiveBack(orders, currency), [orders, currency])
  return (
    <BalanceList title="To give back" owed={owed} currency={currency}>
      No money is held for cancelled orders, and nobody paid too much.
    </BalanceList>
  )
}

interface BalanceListProps {
  readonly title: string
  readonly owed: Unsettled<OrderListRow>
  readonly currency: CurrencyCode
  /** What is said where there is none. */
  readonly children: string
}

function BalanceList({ title, owed, currency, children }: BalanceListProps) {
  const now = useNow()
  const money = (amount: number) => formatMoney({ amount: Math.abs(amount), currency })
  return (
    <Part title={title} sum={owed.sum > 0 ? money(owed.sum) : undefined}>
      {owed.orders.length === 0 ? (
        <Nothing>{children}</Nothing>
      ) : (
        <Rows
          label={title}
          rows={owed.orders}
          idOf={({ id }) => id}
          render={(order) => (
            <LinkRow
              href={addressOf('orders', order.id)}
              title={order.customerName || 'No customer'}
              value={money(order.balance)}
              detail={`${order.number} · ${shortDate(order.placedAt, now)}`}
              aside={moneyWord(order)}
            />
          )}
        />
      )}
    </Part>
  )
}
