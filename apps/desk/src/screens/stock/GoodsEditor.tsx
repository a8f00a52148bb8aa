import { useAggregate, useView } from '@causeway/react'
import { type Goods, product, productList, stock, stockId } from '@causeway/shop'
import { Plus, X } from 'lucide-react'
import { IconButton } from '../../parts/Button.tsx'
import { Picker } from '../../parts/Picker.tsx'
import { Stepper } from '../../parts/Stepper.tsx'
import styles from './GoodsEditor.module.css'

interface GoodsEditorProps {
  readonly goods: Goods
  readonly onChange: (goods: Goods) => void
  /** Where they come from: what is there is shown beside them. */
  readonly from?: string
  /** Whether others may be added; not when it is said how many of what was sent arrived. */
  readonly isOpen: boolean
  /** The smallest quantity: 0 where none of it may have arrived. */
  readonly least: 0 | 1
}

/** Which products, and how many of each. */
export function GoodsEditor({ goods, onChange, from, isOpen, least }: GoodsEditorProps) {
  const products = useView(productList, ({ sorted }) => sorted)
  const chosen = new Set(goods.map(({ product: id }) => id))
  const step = (id: string, by: number) =>
    onChange(goods.map((one) => (one.product === id ? { ...one, quantity: one.quantity + by } : one)))
  return (
    <div>
      <ul>
        {goods.map(({ product: id, quantity }) => (
          <GoodsLine
            key={id}
            {...{ id, quantity, least }}
            from={from}
            onStep={(by) => step(id, by)}
            onRemove={isOpen ? () => onChange(goods.filter((one) => one.product !== id)) : undefined}
          />
        ))}
      </ul>
      {isOpen && (
        <Picker
          label="Add a product"
          placeholder="Add a product: name or number"
          icon={Plus}
          items={products.filter(({ id }) => !chosen.has(id))}
          idOf={({ id }) => id}
          textsOf={({ name, sku }) => [name, sku]}
          onPick={({ id }) => onChange([...goods, { product: id, quantity: 1 }])}
          inline={false}
          empty="No product of that name or number."
        >
          {({ name, sku }) => (
            <span>
              {name} <span className={styles.note}>{sku}</span>
            </span>
          )}
        </Picker>
      )}
    </div>
  )
}

interface GoodsLineProps {
  readonly id: string
  readonly quantity: number
  readonly least: 0 | 1
  readonly from: string | undefined
  readonly onStep: (by: number) => void
  readonly onRemove: (() => void) | undefined
}

function GoodsLine({ id, quantity, least, from, onStep, onRemove }: GoodsLineProps) {
  const { name } = useAggregate(product, id).state
  const { onHand } = useAggregate(stock, stockId(id, from ?? '')).state
  return (
    <li className={styles.line}>
      <span className={styles.name}>
        {name}
        {from !== undefined && <span className={styles.note}> {onHand.toLocaleString()} there</span>}
      </span>
      <Stepper label={name} value={quantity} least={least} onStep={onStep} />
      {onRemove && <IconButton small label={`Leave ${name} out`} icon={X} onClick={onRemove} />}
    </li>
  )
}
