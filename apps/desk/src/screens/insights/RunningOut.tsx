import { compareUrgency } from '@causeway/shop'
import { useMemo } from 'react'
import { addressOf } from '../../app/addresses.ts'
import type { ProductListRow } from '../products/filters.ts'
import { lastsWords } from '../products/lasts-words.ts'
import { useRunningLow } from '../products/use-running-low.ts'
import { LinkRow } from './LinkRow.tsx'
import { Nothing, Part, Rows } from './Part.tsx'

/** Days within which it is too late for most suppliers. */
const soon = 3

/** The products there are too few of, what is gone first above all. */
export function RunningOut({ products }: { readonly products: readonly ProductListRow[] }) {
  const lowOf = useRunningLow()
  const low = useMemo(
    () =>
      products
        .flatMap((product) => {
          const state = lowOf(product)
          return state ? [{ product, ...state }] : []
        })
        .sort(compareUrgency),
    [products, lowOf],
  )
  return (
    <Part
      title="Running out"
      sum={low.length > 0 ? low.length.toLocaleString() : undefined}
      note="Fewer than the level set on the product, or gone within 14 days at the pace of the last 28."
    >
      {low.length === 0 ? (
        <Nothing>Nothing is running out.</Nothing>
      ) : (
        <Rows
          label="Running out"
          rows={low}
          idOf={({ product }) => product.id}
          render={({ product, ...state }) => (
            <LinkRow
              href={addressOf('products', product.id)}
              title={product.name}
              value={lastsWords(state)}
              alarming={state.free <= 0 || (state.daysLeft !== undefined && state.daysLeft <= soon)}
              detail={product.sku}
              aside={[
                state.daysLeft !== undefined && state.free !== 0 && `${state.free.toLocaleString()} free`,
                product.lowBelow > 0 && `low below ${product.lowBelow.toLocaleString()}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          )}
        />
      )}
    </Part>
  )
}
