import {
  type CurrencyCode,
  type DailySales,
  type Period,
  type Sales,
  salesBars,
  unitOf,
} from '@causeway/shop'
import { ChartNoAxesColumn, Table2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { Nothing, Part } from './Part.tsx'
import { SalesChart } from './SalesChart.tsx'
import { SalesTable } from './SalesTable.tsx'

interface SalesOverTimeProps {
  readonly days: DailySales
  readonly period: Period
  readonly sales: Sales
  readonly currency: CurrencyCode
}

/** What was sold when: to be looked at, or to be read. */
export function SalesOverTime({ days, period, sales, currency }: SalesOverTimeProps) {
  const [asTable, setAsTable] = useState(false)
  const unit = unitOf(period)
  const bars = salesBars(days, period, unit)
  return (
    <Part
      title={`Sales by ${unit}`}
      action={
        sales.orders > 0 && (
          <Button
            looks
            look="quiet"
            small
            icon={asTable ? ChartNoAxesColumn : Table2}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? 'Show as chart' : 'Show as table'}
          </Button>
        )
      }
    >
      {sales.orders === 0 ? (
        <Nothing>Nothing was sold in this time. Drafts count once they are confirmed.</Nothing>
      ) : asTable ? (
        <SalesTable bars={bars} whole={sales} unit={unit} currency={currency} />
      ) : (
        <SalesChart bars={bars} unit={unit} currency={currency} />
      )}
    </Part>
  )
}
