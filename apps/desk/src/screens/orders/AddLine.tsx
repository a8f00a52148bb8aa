import type { RowOf } from '@causeway/core'
import { useView } from '@causeway/react'
import { type CurrencyCode, priceBy, product, productList } from '@causeway/shop'
import { PackagePlus, Plus } from 'lucide-react'
import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { loadLater } from '../../app/load-later.ts'
import { useMay } from '../../app/use-may.ts'
import { formatMoney } from '../../format/money.ts'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Picker } from '../../parts/Picker.tsx'
import { useShelves } from '../products/use-shelves.ts'
import styles from './AddLine.module.css'
import { type TypedProduct, typedProduct } from './typed-product.ts'

const NewProduct = loadLater(async () => ({ default: (await import('./NewProduct.tsx')).NewProduct }))

interface AddLineProps {
  readonly currency: CurrencyCode
  /** The price list the order goes by. */
  readonly priceList: string
  /** The order is empty: adding is what comes next. */
  readonly isFirst: boolean
  readonly onAdd: (product: string) => void
}

/** What can be picked: a product, or one yet to be made of what is typed. */
type Choice = RowOf<typeof productList> | { readonly typed: string }

function idOf(choice: Choice): string {
  return 'typed' in choice ? '' : choice.id
}

function textsOf(choice: Choice): readonly [string, string] {
  return 'typed' in choice ? [choice.typed, ''] : [choice.name, choice.sku]
}

function toBeMade(typed: string): Choice {
  return { typed }
}

/**
 * Finds a product by name or number and adds it, with its price and what is free in sight; what is not there yet is
 * made of what is typed.
 */
export function AddLine({ currency, priceList, isFirst, onAdd }: AddLineProps) {
  const all = useView(productList, ({ sorted }) => sorted)
  const products = useMemo(() => all.filter(({ archived }) => !archived), [all])
  const shelfOf = useShelves()
  const mayMake = useMay()(product, 'add')
  const [making, setMaking] = useState<TypedProduct>()
  const input = useRef<HTMLInputElement>(null)
  useShortcut('addLine', () => input.current?.focus())
  useEffect(() => {
    if (isFirst && matchMedia('(pointer: fine)').matches) input.current?.focus()
  }, [isFirst])
  return (
    <>
      <Picker<Choice>
        label="Add a line"
        placeholder={
          products.length === 0 && mayMake
            ? 'Type what you sell, as “Bread 3.50”'
            : 'Add a product: its name or number'
        }
        icon={Plus}
        items={products}
        idOf={idOf}
        textsOf={textsOf}
        onPick={(choice) =>
          'typed' in choice ? setMaking(typedProduct(choice.typed, currency)) : onAdd(choice.id)
        }
        {...(mayMake && { otherwise: toBeMade })}
        inputRef={input}
        empty={
          products.length > 0
            ? 'No product of that name or number.'
            : mayMake
              ? 'Type a name: what is new is added to your products.'
              : 'There are no products yet. A manager or owner can add them.'
        }
      >
        {(choice) => {
          if ('typed' in choice) return <ToBeMade {...typedProduct(choice.typed, currency)} />
          const { free, isCounted } = shelfOf(choice.id)
          const { price } = priceBy(priceList, choice)
          return (
            <>
              <span className={styles.name}>
                {choice.name} <span className={styles.sku}>{choice.sku}</span>
              </span>
              {isCounted && (
                <span className={styles.stock} data-short={free <= 0 || undefined}>
                  {free.toLocaleString()} free
                </span>
              )}
              <span className={styles.price} data-other={price.currency !== currency || undefined}>
                {formatMoney(price)}
              </span>
            </>
          )
        }}
      </Picker>
      {making && (
        <Suspense>
          <NewProduct
            typed={making}
            currency={currency}
            onClose={() => setMaking(undefined)}
            onAdded={(made) => {
              setMaking(undefined)
              onAdd(made)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

/** The offer to make a product of what is typed. */
function ToBeMade({ name, price }: TypedProduct) {
  return (
    <>
      <PackagePlus aria-hidden size={16} strokeWidth={1.75} />
      <span className={styles.name}>New product “{name}”</span>
      {price !== '' && <span className={styles.price}>{price}</span>}
    </>
  )
}
