import { wallTime } from '@causeway/core'
import { type ProductState, priceBy } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import { fullTime } from '../../format/words.ts'
import { usePriceLists } from '../../prices/use-price-lists.ts'
import styles from './ProductStock.module.css'

/** What a product costs by each price list, and since when; nothing where there is only the standard price. */
export function ProductPrices({ state }: { readonly state: ProductState }) {
  const lists = usePriceLists().filter(({ closed }) => !closed)
  if (lists.length === 0) return null
  const rows = [{ id: '', name: 'Standard prices' }, ...lists]
  return (
    <section aria-label="Prices">
      <table className={styles.locations}>
        <thead>
          <tr>
            <th scope="col">Price list</th>
            <th scope="col">Price</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name }) => {
            const { price, version, isOwn } = priceBy(id, state)
            const isStandard = id !== '' && !isOwn
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td data-standard={isStandard || undefined}>{formatMoney(price)}</td>
                <td data-standard={isStandard || undefined}>
                  {isStandard ? 'Standard price' : fullTime(wallTime(version))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
