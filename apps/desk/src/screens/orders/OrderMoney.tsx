import {
  changeOf,
  type ListedPayment,
  type OrderState,
  order,
  orderedPayments,
  orderTotals,
  promisedRefunds,
} from '@causeway/shop'
import { Ban, Banknote } from 'lucide-react'
import { useMay } from '../../app/use-may.ts'
import { formatMoney } from '../../format/money.ts'
import { fullTime } from '../../format/words.ts'
import { keyLabel, shortcuts } from '../../keyboard/shortcuts.ts'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button, IconButton } from '../../parts/Button.tsx'
import styles from './OrderMoney.module.css'
import { tenderWords } from './words.ts'

interface OrderMoneyProps {
  readonly state: OrderState
  readonly onTakePayment: () => void
  readonly onGiveBack: () => void
  readonly onPromise: () => void
  readonly onDecline: (payment: ListedPayment) => void
}

/** What the order comes to, what was paid, and what is left. */
export function OrderMoney({ state, onTakePayment, onGiveBack, onPromise, onDecline }: OrderMoneyProps) {
  const { subtotal, tax, total, paid, balance } = orderTotals(state)
  const promised = promisedRefunds(state)
  const may = useMay()
  const payments = orderedPayments(state)
  const money = (amount: number) => formatMoney({ amount, currency: state.currency })
  useShortcut('takePayment', onTakePayment)
  return (
    <section className={styles.money} aria-label="Money">
      <div>
        <h3 className={styles.heading}>Payments</h3>
        {payments.length === 0 ? (
          <p className={styles.none}>Nothing paid yet.</p>
        ) : (
          <ul>
            {payments.map((payment) => (
              <li key={payment.id} className={styles.payment}>
                <span>
                  {tenderWords[payment.tender]}
                  {payment.amount < 0 && ' back'}
                </span>
                <span className={styles.note}>
                  {payment.declined && <Badge tone="bad">Declined</Badge>} {noteOf(payment, money)}
                </span>
                <span className={styles.amount} data-declined={payment.declined && true}>
                  {money(payment.amount)}
                </span>
                {may(order, 'declinePayment') &&
                  payment.tender !== 'cash' &&
                  payment.amount > 0 &&
                  !payment.declined && (
                    <span className={styles.act}>
                      <IconButton
                        label={`Note as declined: ${tenderWords[payment.tender]}, ${money(payment.amount)}`}
                        icon={Ban}
                        small
                        onClick={() => onDecline(payment)}
                      />
                    </span>
                  )}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.sum}>
        <dl>
          {tax !== 0 && (
            <>
              <Entry name="Subtotal" value={money(subtotal)} />
              <Entry name="Tax" value={money(tax)} />
            </>
          )}
          <Entry name="Total" value={money(total)} />
          <Entry name="Paid" value={money(paid)} />
          {promised > 0 && <Entry name="Promised back" value={money(promised)} />}
          <div className={styles.balance}>
            <dt>{balance < 0 ? 'Overpaid' : 'Balance'}</dt>
            <dd>{money(Math.abs(balance))}</dd>
          </div>
        </dl>
        {balance > 0 && (
          <Button
            icon={Banknote}
            look={
              balance > 0 && (state.progress !== 'draft' || state.fulfilment === 'counter')
                ? 'primary'
                : 'plain'
            }
            hint={keyLabel(shortcuts.takePayment.keys[0])}
            onClick={onTakePayment}
          >
            Take payment
          </Button>
        )}
        {(balance < 0 || promised > 0) && may(order, 'recordRefund') && (
          <Button onClick={onGiveBack}>Give money back</Button>
        )}
        {paid > 0 && may(order, 'promiseRefund') && (
          <Button look="quiet" onClick={onPromise}>
            Promise money back
          </Button>
        )}
      </div>
    </section>
  )
}

/** When, the reference, and what the customer gave and got back. */
function noteOf(payment: ListedPayment, money: (amount: number) => string): string {
  const { at, reference, given, declined } = payment
  const change = changeOf(payment)
  return [
    fullTime(at),
    reference,
    given !== undefined && change > 0 ? `given ${money(given)}, change ${money(change)}` : '',
    declined?.reason,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Entry({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles.entry}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
