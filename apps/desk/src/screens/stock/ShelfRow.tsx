import { wallTime } from '@causeway/core'
import { ago } from '../../format/words.ts'
import { Badge } from '../../parts/Badge.tsx'
import { useNow } from '../../parts/use-now.ts'
import { Marks } from '../../sync/Marks.tsx'
import styles from './ShelfRow.module.css'
import type { ShelfRow } from './shelves.ts'

/** A shelf in the list: what it holds, how many of them are free, and when it was counted. */
export function ShelfRowView({ row }: { readonly row: ShelfRow }) {
  const { name, sku, onHand, reserved, free, opened, countedAt, isLow } = row
  const now = useNow()
  return (
    <div className={styles.row}>
      <span className={styles.name}>{name}</span>
      <span className={styles.count} data-short={onHand < 0 || undefined}>
        {opened || onHand !== 0 ? onHand.toLocaleString() : '—'}
      </span>
      <span className={styles.note}>
        {isLow && <Badge tone="warn">Running low</Badge>}
        {sku && <span>{sku}</span>}
        <span>{countedAt > 0 ? `counted ${ago(wallTime(countedAt), now)}` : 'never counted'}</span>
        <Marks {...row} refused={false} />
      </span>
      <span className={styles.free}>
        {reserved > 0 ? `${reserved.toLocaleString()} set aside · ${free.toLocaleString()} free` : 'on hand'}
      </span>
    </div>
  )
}
