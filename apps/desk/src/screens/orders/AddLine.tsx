import type { RowOf } from '@causeway/core'
import { useView } from '@causeway/react'
import { type CurrencyCode, priceBy, productList } from '@causeway/shop'
import { Plus } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { formatMoney } from '../../format/money.ts'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Picker } from '../../parts/Picker.tsx'
import { useShelves } from '../products/use-shelves.ts'
import styles from './AddLine.module.css'

interface AddLineProps {
  readonly currency: CurrencyCode
  /** The price list the order goes by. */
  readonly priceList: string
  /** The order is empty: adding is what comes next. */
  readonly isFirst: boolean
  readonly onAdd: (product: string) => void
}

function textsOf({ name, sku }: RowOf<typeof productList>): readonly [string, string] {
  return [name, sku]
}

/** Finds a product by name or number and adds it, with its price and what is free in sight. */
export function AddLine({ currency, priceList, isFirst, onAdd }: AddLineProps) {
  const all = useView(productList, ({ sorted }) => sorted)
  const products = useMemo(() => all.filter(({ archived }) => !archived), [all])
  const shelfOf = useShelves()
  const input = useRef<HTMLInputElement>(null)
  useShortcut('addLine', () => input.current?.focus())
  useEffect(() => {
    if (isFirst && matchMedia('(pointer: fine)').matches) input.current?.focus()
  }, [isFirst])
  return (
    <Picker
      label="Add a line"
      placeholder="Add a line: product or number"
      icon={Plus}
      items={products}
      idOf={(product) => product.id}
      textsOf={textsOf}
      onPick={(product) => onAdd(product.id)}
      inputRef={input}
      empty={
        products.length === 0
          ? 'There are no products yet. Add them under Products, or import a file.'
          : 'No product of that name or number.'
      }
    >
      {(product) => {
        const { free } = shelfOf(product.id)
        const { price } = priceBy(priceList, product)
        return (
          <>
            <span className={styles.name}>
              {product.name} <span className={styles.sku}>{product.sku}</span>
            </span>
            <span className={styles.stock} data-short={free <= 0 || undefined}>
              {free.toLocaleString()} free
            </span>
            <span className={styles.price} data-other={price.currency !== currency || undefined}>
              {formatMoney(price)}
            </span>
          </>
        )
      }}
    </Picker>
  )
}
