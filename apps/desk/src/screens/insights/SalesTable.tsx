import type { Bar, CurrencyCode, Sales, Unit } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import styles from './SalesTable.module.css'
import { barWords } from './words.ts'

interface SalesTableProps {
  readonly bars: readonly Bar[]
  readonly whole: Sales
  readonly unit: Unit
  readonly currency: CurrencyCode
}

/** The chart's figures, to be read. */
export function SalesTable({ bars, whole, unit, currency }: SalesTableProps) {
  return (
    <table className={styles.table} aria-label={`Sales by ${unit}`}>
      <thead>
        <tr>
          <th scope="col">{unit.charAt(0).toUpperCase() + unit.slice(1)}</th>
          <th scope="col">Orders</th>
          <th scope="col">Pieces</th>
          <th scope="col">Sales</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.from} data-empty={bar.orders === 0 || undefined}>
            <th scope="row">{barWords(bar, unit)}</th>
            <Cells sales={bar} currency={currency} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <Cells sales={whole} currency={currency} />
        </tr>
      </tfoot>
    </table>
  )
}

function Cells({ sales, currency }: { readonly sales: Sales; readonly currency: CurrencyCode }) {
  return (
    <>
      <td>{sales.orders.toLocaleString()}</td>
      <td>{sales.quantity.toLocaleString()}</td>
      <td>{formatMoney({ amount: sales.total, currency })}</td>
    </>
  )
}
