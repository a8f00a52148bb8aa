import { type RowOf, streamId } from '@causeway/core'
import type { productList } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Marks } from '../../sync/Marks.tsx'
import { useRefusedStreams } from '../../sync/refused-streams.ts'
import styles from './ProductRow.module.css'
import type { ProductShelf } from './use-shelves.ts'

interface ProductRowProps {
  readonly product: RowOf<typeof productList>
  readonly shelf: ProductShelf
  readonly isLow: boolean
}

/** A product in the list: what it is, what it costs, how many there are. */
export function ProductRow({ product, shelf, isLow }: ProductRowProps) {
  const { onHand, reserved, free, isCounted } = shelf
  const refused = useRefusedStreams()
  return (
    <div className={styles.row}>
      <span className={styles.name}>{product.name}</span>
      <span className={styles.price}>{formatMoney(product.price)}</span>
      <span className={styles.state}>
        {isLow && <Badge tone="warn">Running low</Badge>}
        {product.archived && <span className={styles.sku}>Archived</span>}
        {product.sku && <span className={styles.sku}>{product.sku}</span>}
        <Marks {...product} refused={refused.has(streamId('product', product.id))} />
      </span>
      <span className={styles.stock} data-short={onHand < 0 ? 'short' : onHand === 0 ? 'none' : undefined}>
        {isCounted ? `${onHand.toLocaleString()} on hand` : 'Not counted'}
        {reserved > 0 && ` · ${free.toLocaleString()} free`}
      </span>
    </div>
  )
}
