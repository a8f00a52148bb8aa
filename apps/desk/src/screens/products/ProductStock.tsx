import type { RowOf } from '@causeway/core'
import { useView } from '@causeway/react'
import { type stockList, transferList } from '@causeway/shop'
import { placeName, useLocations } from '../stock/use-locations.ts'
import styles from './ProductStock.module.css'
import { ShelfMatters } from './ShelfMatters.tsx'

/** What every location holds of a product, who waits for it, and what is the matter with it there. */
export function ProductStock({ stocks }: { readonly stocks: readonly RowOf<typeof stockList>[] }) {
  const places = useLocations()
  const moves = useView(transferList, ({ sorted }) => sorted)
  const onTheWay = (location: string, product: string) =>
    moves
      .filter(({ progress, to }) => progress === 'on the way' && to === location)
      .flatMap(({ goods }) => goods)
      .reduce((sum, one) => (one.product === product ? sum + one.quantity : sum), 0)
  return (
    <section aria-label="Stock">
      {stocks.length > 1 && (
        <table className={styles.locations}>
          <thead>
            <tr>
              <th scope="col">Location</th>
              <th scope="col">On hand</th>
              <th scope="col">Set aside</th>
              <th scope="col">Free</th>
              <th scope="col">On the way</th>
            </tr>
          </thead>
          <tbody>
            {stocks.map(({ id, product, location, onHand, reserved, free }) => (
              <tr key={id}>
                <th scope="row">{placeName(places, location)}</th>
                <td data-short={onHand < 0 || undefined}>{onHand.toLocaleString()}</td>
                <td>{reserved.toLocaleString()}</td>
                <td data-short={free < 0 || undefined}>{free.toLocaleString()}</td>
                <td>{onTheWay(location, product).toLocaleString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {stocks.map(({ id }) => (
        <ShelfMatters key={id} id={id} />
      ))}
    </section>
  )
}
