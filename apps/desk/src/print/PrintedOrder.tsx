import { useAggregate } from '@causeway/react'
import { desk, lineTotal, type OrderState, orderedLines, orderTotals, theDesk } from '@causeway/shop'
import { formatMoney } from '../format/money.ts'
import { percent } from '../format/words.ts'
import { officialNumberWord } from '../screens/orders/words.ts'
import { Printed } from './Printed.tsx'

interface PrintedOrderProps {
  readonly state: OrderState
  readonly onDone: () => void
}

/** An order on paper: whose it is, what is in it, what it comes to and what is still to be paid. */
export function PrintedOrder({ state, onDone }: PrintedOrderProps) {
  const shop = useAggregate(desk, theDesk).state
  const { subtotal, tax, total, paid, balance } = orderTotals(state)
  const money = (amount: number) => formatMoney({ amount, currency: state.currency })
  return (
    <Printed onDone={onDone}>
      {shop.name && <p>{shop.name}</p>}
      {shop.address && <p style={{ whiteSpace: 'pre-line' }}>{shop.address}</p>}
      <h1>Order {state.number}</h1>
      <p>
        {[officialNumberWord(state.officialNumber), new Date(state.placedAt).toLocaleDateString()]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {state.customerName && <p>{state.customerName}</p>}
      {state.agreedPriceList && <p>{state.agreedPriceList.name} prices</p>}
      {state.fulfilment === 'ship' && (state.parcel?.address ?? state.delivery) && (
        <p style={{ whiteSpace: 'pre-line' }}>Ship to {state.parcel?.address ?? state.delivery}</p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Quantity</th>
            <th scope="col">Price</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {orderedLines(state).map((line) => (
            <tr key={line.id}>
              <td>{line.name}</td>
              <td>{line.quantity.toLocaleString()}</td>
              <td>
                {money(line.price.amount)}
                {line.price.per > 1 && ` for ${line.price.per}`}
                {line.discount ? `, −${percent(line.discount)}` : ''}
              </td>
              <td>{money(lineTotal(line))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        {tax !== 0 && (
          <>
            <dt>Subtotal</dt>
            <dd>{money(subtotal)}</dd>
            <dt>Tax</dt>
            <dd>{money(tax)}</dd>
          </>
        )}
        <dt>Total</dt>
        <dd>{money(total)}</dd>
        <dt>Paid</dt>
        <dd>{money(paid)}</dd>
        <dt>{balance < 0 ? 'Overpaid' : 'To pay'}</dt>
        <dd>{money(Math.abs(balance))}</dd>
      </dl>
    </Printed>
  )
}
