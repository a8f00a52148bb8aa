import { type Bar, type CurrencyCode, exponentOf, type Unit } from '@causeway/shop'
import { AxisBottom, AxisLeft } from '@visx/axis'
import { scaleBand, scaleLinear } from '@visx/scale'
import { type PointerEvent, useState } from 'react'
import { formatMoney } from '../../format/money.ts'
import { counted } from '../../format/words.ts'
import styles from './SalesChart.module.css'
import { useWidth } from './use-width.ts'
import { barWords, chartWords, scaleWords, tickedBars, tickWords } from './words.ts'

/** Pixels. */
const height = 232
const margin = { top: 12, right: 4, bottom: 24, left: 52 }
/** Pixels a name under the chart takes, with the gap to the next. */
const tickRoom: Readonly<Record<Unit, number>> = { day: 60, week: 60, month: 40, year: 44 }
const labelProps = { className: styles.label }

interface SalesChartProps {
  readonly bars: readonly Bar[]
  readonly unit: Unit
  readonly currency: CurrencyCode
}

/** Sales bar by bar; what a bar is of is told where it is pointed at. */
export function SalesChart({ bars, unit, currency }: SalesChartProps) {
  const [ref, width] = useWidth()
  const [pointed, setPointed] = useState<number>()
  // Whole units of the currency for drawing only: nothing is added up in them.
  const perUnit = 10 ** exponentOf(currency)
  const totals = bars.map(({ total }) => total / perUnit)
  const across = scaleBand({
    domain: bars.map(({ from }) => from),
    range: [margin.left, Math.max(margin.left, width - margin.right)],
    paddingInner: bars.length > 60 ? 0.15 : 0.3,
    paddingOuter: 0.15,
  })
  const up = scaleLinear({
    domain: [Math.min(0, ...totals), Math.max(1, ...totals)],
    range: [height - margin.bottom, margin.top],
    nice: 4,
  })
  const ticked = tickedBars(bars, unit, Math.floor((width - margin.left) / tickRoom[unit]))
  const bar = pointed === undefined ? undefined : bars[pointed]

  function point(event: PointerEvent<SVGSVGElement>): void {
    const at =
      event.clientX - event.currentTarget.getBoundingClientRect().left - (across(bars[0]?.from ?? '') ?? 0)
    const index = Math.floor((at + (across.step() - across.bandwidth()) / 2) / across.step())
    setPointed(index >= 0 && index < bars.length ? index : undefined)
  }

  /** Where the tip stands: beside its bar, on the side that has room. */
  function beside(start: number) {
    const isLate = start + across.bandwidth() / 2 > width / 2
    return {
      'data-before': isLate || undefined,
      style: { left: isLate ? start - 6 : start + across.bandwidth() + 6 },
    }
  }

  return (
    <div ref={ref} className={styles.chart}>
      {width > 0 && (
        <svg
          role="img"
          aria-label={chartWords(bars, unit, currency)}
          width={width}
          height={height}
          className={styles.drawing}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setPointed(undefined)}
        >
          <AxisLeft
            scale={up}
            left={margin.left}
            numTicks={4}
            hideAxisLine
            tickLength={0}
            tickClassName={styles.grid}
            tickLineProps={{ x2: width - margin.left - margin.right }}
            tickFormat={(units) => scaleWords(Number(units), currency)}
            tickLabelProps={{ ...labelProps, dx: -8, dy: 4, textAnchor: 'end' }}
          />
          {bars.map(({ from }, index) => {
            const total = totals[index] ?? 0
            const top = up(Math.max(0, total))
            return (
              <g key={from} data-pointed={index === pointed || undefined}>
                {index === pointed && (
                  <rect
                    className={styles.column}
                    x={(across(from) ?? 0) - (across.step() - across.bandwidth()) / 2}
                    y={margin.top}
                    width={across.step()}
                    height={height - margin.top - margin.bottom}
                  />
                )}
                {total !== 0 && (
                  <rect
                    className={styles.bar}
                    x={across(from)}
                    y={top}
                    width={across.bandwidth()}
                    // A small sale beside large ones must still be seen.
                    height={Math.max(2, up(Math.min(0, total)) - top)}
                    rx={Math.min(2, across.bandwidth() / 4)}
                  />
                )}
              </g>
            )
          })}
          <line className={styles.ground} x1={margin.left} x2={width - margin.right} y1={up(0)} y2={up(0)} />
          <AxisBottom
            scale={across}
            top={height - margin.bottom}
            hideAxisLine
            hideTicks
            tickLength={4}
            tickValues={ticked.map(({ from }) => from)}
            tickFormat={(from) => tickWords(from, unit)}
            tickLabelProps={{ ...labelProps, textAnchor: 'middle' }}
          />
        </svg>
      )}
      {bar && (
        <div aria-hidden className={styles.tip} {...beside(across(bar.from) ?? 0)}>
          <span className={styles.when}>{barWords(bar, unit)}</span>
          {bar.orders === 0 ? (
            <strong>Nothing sold</strong>
          ) : (
            <>
              <strong>{formatMoney({ amount: bar.total, currency })}</strong>
              <span className={styles.when}>{counted(bar.orders, 'order')}</span>
            </>
          )}
        </div>
      )}
    </div>
  )
}
