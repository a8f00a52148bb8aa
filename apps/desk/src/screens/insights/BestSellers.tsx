import { bestSellers, type CurrencyCode, type Measure, type ProductSales } from '@causeway/shop'
import { useState } from 'react'
import { addressOf } from '../../app/addresses.ts'
import { formatMoney } from '../../format/money.ts'
import { counted } from '../../format/words.ts'
import { Segments } from '../../parts/Segments.tsx'
import { LinkRow } from './LinkRow.tsx'
import { Nothing, Part } from './Part.tsx'

interface BestSellersProps {
  readonly sales: readonly ProductSales[]
  readonly currency: CurrencyCode
  /** What a product is called now. */
  readonly nameOf: (product: string) => string | undefined
}

const measures = [
  { value: 'amount', title: 'By money' },
  { value: 'quantity', title: 'By pieces' },
] as const

/** The ten products that sold most. */
export function BestSellers({ sales, currency, nameOf }: BestSellersProps) {
  const [by, setBy] = useState<Measure>('amount')
  const best = bestSellers(sales, by)
  const most = best[0]?.[by] ?? 1
  return (
    <Part
      title="Best sellers"
      action={<Segments label="Best sellers" isBare value={by} onChange={setBy} options={measures} />}
    >
      {best.length === 0 ? (
        <Nothing>Nothing was sold in this time.</Nothing>
      ) : (
        <ol aria-label="Best sellers">
          {best.map((one) => {
            const money = formatMoney({ amount: one.amount, currency })
            const pieces = counted(one.quantity, 'piece')
            return (
              <li key={one.product}>
                <LinkRow
                  href={addressOf('products', one.product)}
                  title={nameOf(one.product) ?? one.name}
                  value={by === 'amount' ? money : pieces}
                  detail={by === 'amount' ? pieces : money}
                  share={one[by] / most}
                />
              </li>
            )
          })}
        </ol>
      )}
    </Part>
  )
}
