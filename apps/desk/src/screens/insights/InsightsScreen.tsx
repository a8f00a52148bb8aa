import type { ReadModel } from '@causeway/core'
import { useView } from '@causeway/react'
import {
  currenciesSold,
  dailySales,
  firstPeriod,
  localDay,
  orderList,
  periodBefore,
  periodNames,
  periodOf,
  productList,
  productSales,
  salesWithin,
} from '@causeway/shop'
import { ChartNoAxesColumn, Plus } from 'lucide-react'
import { memo, useCallback, useDeferredValue, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useCurrency } from '../../format/use-currency.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { useNow } from '../../parts/use-now.ts'
import { SampleShopButton } from '../../sample/SampleShopButton.tsx'
import type { OrderListRow } from '../orders/filters.ts'
import { useNewOrder } from '../orders/use-new-order.ts'
import type { ProductListRow } from '../products/filters.ts'
import { StillOwed, ToGiveBack } from './Balances.tsx'
import { BestSellers } from './BestSellers.tsx'
import { Headline } from './Headline.tsx'
import styles from './InsightsScreen.module.css'
import { RunningOut } from './RunningOut.tsx'
import { SalesOverTime } from './SalesOverTime.tsx'
import { periodWords } from './words.ts'

const periodOptions = periodNames.map((value) => ({ value, title: value === 'all' ? 'All' : value }))

/** Where one looks rather than reads: what is sold, what runs out, and whose money is where. */
export default function InsightsScreen() {
  // Deferred, so that adding up thousands of orders never holds up what is being done.
  const orders = useDeferredValue(useView(orderList))
  const products = useDeferredValue(useView(productList, ({ sorted }) => sorted))
  const { start } = useNewOrder()
  return (
    <>
      <ScreenHeader title="Insights" />
      {orders.sorted.length > 0 || products.length > 0 ? (
        <Insights orders={orders} products={products} />
      ) : (
        <Empty
          icon={ChartNoAxesColumn}
          title="Nothing to look at yet"
          actions={
            <>
              <Button look="primary" icon={Plus} onClick={start}>
                New order
              </Button>
              <SampleShopButton />
            </>
          }
        >
          What is sold by day, what sells best, what is running out and who still owes money is shown here as
          soon as there are orders.
        </Empty>
      )}
    </>
  )
}

interface InsightsProps {
  readonly orders: ReadModel<OrderListRow, 'byDay'>
  readonly products: readonly ProductListRow[]
}

const Insights = memo(function Insights({ orders: { sorted: orders, totals }, products }: InsightsProps) {
  const deskCurrency = useCurrency()
  const today = localDay(useNow())
  const [asked, ask] = useSearchParams()
  const choose = (name: string, value: string) =>
    ask((params) => ({ ...Object.fromEntries(params), [name]: value }), { replace: true })

  const currencies = useMemo(() => currenciesSold(totals.byDay), [totals.byDay])
  const currency = currencies.find((code) => code === asked.get('currency')) ?? currencies[0] ?? deskCurrency
  const days = useMemo(() => dailySales(totals.byDay, currency), [totals.byDay, currency])
  const name = periodNames.find((one) => one === asked.get('period')) ?? firstPeriod(today, [...days.keys()])
  const period = periodOf(name, today, days.keys())
  const { from = today, to = today } = period ?? {}
  const sales = salesWithin(days, { from, to })
  const earlier = period && periodBefore(name, period)
  const sold = useMemo(() => productSales(orders, currency, { from, to }), [orders, currency, from, to])
  const names = useMemo(() => new Map(products.map(({ id, name: called }) => [id, called])), [products])
  const nameOf = useCallback((product: string) => names.get(product), [names])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.scroller} tabIndex={0}>
      <div className={styles.insights}>
        <div className={styles.choices}>
          <Segments
            label="Period"
            isBare
            value={name}
            onChange={(value) => choose('period', value)}
            options={periodOptions}
          />
          {currencies.length > 1 && (
            <Segments
              label="Currency"
              isBare
              value={currency}
              onChange={(value) => choose('currency', value)}
              options={currencies.map((code) => ({ value: code, title: code }))}
            />
          )}
          {period && <p className={styles.period}>{periodWords(period)}</p>}
        </div>
        <Headline
          name={name}
          sales={sales}
          before={earlier && salesWithin(days, earlier)}
          currency={currency}
        />
        <SalesOverTime days={days} period={{ from, to }} sales={sales} currency={currency} />
        <div className={styles.columns}>
          <div className={styles.column}>
            <BestSellers sales={sold} currency={currency} nameOf={nameOf} />
          </div>
          <div className={styles.column}>
            <RunningOut products={products} />
            <StillOwed key={`owed ${currency}`} orders={orders} currency={currency} />
            <ToGiveBack key={`back ${currency}`} orders={orders} currency={currency} />
          </div>
        </div>
      </div>
    </div>
  )
})
