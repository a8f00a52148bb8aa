import { averageOrder, type CurrencyCode, change, type PeriodName, type Sales } from '@causeway/shop'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { formatMoney } from '../../format/money.ts'
import styles from './Headline.module.css'
import { beforeWords, changeWords } from './words.ts'

interface HeadlineProps {
  readonly name: PeriodName
  readonly sales: Sales
  /** What it is compared with, if with anything. */
  readonly before: Sales | undefined
  readonly currency: CurrencyCode
}

/** The figures one asks for first, and whether they are more or less than before. */
export function Headline({ name, sales, before, currency }: HeadlineProps) {
  const average = averageOrder(sales)
  const averageBefore = before && averageOrder(before)
  const compares = before !== undefined && before.orders > 0
  return (
    <section aria-label="Headline">
      <dl className={styles.figures}>
        <Figure
          name="Sales"
          value={formatMoney({ amount: sales.total, currency })}
          percent={before && change(sales.total, before.total)}
        />
        <Figure
          name="Orders"
          value={sales.orders.toLocaleString()}
          percent={before && change(sales.orders, before.orders)}
        />
        <Figure
          name="Average order"
          value={average === undefined ? '—' : formatMoney({ amount: average, currency })}
          percent={
            average === undefined || averageBefore === undefined ? undefined : change(average, averageBefore)
          }
        />
      </dl>
      {before && (
        <p className={styles.note}>
          {compares
            ? `Compared with ${beforeWords(name)}: ${formatMoney({ amount: before.total, currency })}.`
            : `Nothing was sold in ${beforeWords(name)}.`}
        </p>
      )}
    </section>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  /** By how much it is more or less than before; `undefined` where there is nothing to compare with. */
  readonly percent: number | undefined
}

function Figure({ name, value, percent }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
      {percent !== undefined && (
        <dd className={styles.change}>
          {percent > 0 && <ArrowUp aria-hidden size={14} strokeWidth={2} />}
          {percent < 0 && <ArrowDown aria-hidden size={14} strokeWidth={2} />}
          {changeWords(percent)}
        </dd>
      )}
    </div>
  )
}
