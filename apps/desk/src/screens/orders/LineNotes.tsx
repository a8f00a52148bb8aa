import { type Execution, useAggregate } from '@causeway/react'
import {
  availabilityOf,
  leftFor,
  newPriceOf,
  type OrderLine,
  type OrderState,
  order,
  product,
  shortOf,
  stock,
  stockId,
} from '@causeway/shop'
import { useMay } from '../../app/use-may.ts'
import { formatMoney } from '../../format/money.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import styles from './LineNotes.module.css'
import { availabilityWords } from './words.ts'

interface LineNotesProps {
  readonly id: string
  readonly state: OrderState
  readonly line: OrderLine & { readonly id: string }
  readonly execute: Execution['execute']
}

/** What is to be known of a line besides what it is: whether its goods are there, and whether its price has moved on. */
export function LineNotes({ id, state, line, execute }: LineNotesProps) {
  const shelf = useAggregate(stock, stockId(line.product, state.location)).state
  const sold = useAggregate(product, line.product).state
  const may = useMay()
  const availability = availabilityOf(state, line, shelf.opened)
  const over =
    shelf.opened && state.progress === 'draft' && sold.selling !== 'freely'
      ? -leftFor(state, line.product, shelf)
      : 0
  const newPrice = newPriceOf(state, line, sold)
  if (availability === 'not asked' && newPrice === undefined && over <= 0 && !line.anyway) return null
  const { text, tone } = availabilityWords[availability]
  const { refreshPrice, keepPrice, acceptBackorder } = order.commands
  const which = { line: line.id }
  return (
    <span className={styles.notes}>
      {over > 0 && !line.anyway && <Badge tone="warn">{over.toLocaleString()} more than are free</Badge>}
      {line.anyway && <Badge>Sold anyway</Badge>}
      {text && <Badge tone={tone}>{availability === 'short' ? `${text} by ${shortOf(line)}` : text}</Badge>}
      {availability === 'short' && (
        <Button small onClick={() => void execute(acceptBackorder(id, which))}>
          Put on backorder
        </Button>
      )}
      {newPrice !== undefined && (
        <>
          <span>Now {formatMoney({ amount: newPrice, currency: state.currency })}</span>
          {may(order, 'refreshPrice') && (
            <>
              <Button small onClick={() => void execute(refreshPrice(id, which))}>
                Use new price
              </Button>
              <Button small look="quiet" onClick={() => void execute(keepPrice(id, which))}>
                Keep {formatMoney({ amount: line.price.amount, currency: state.currency })}
              </Button>
            </>
          )}
        </>
      )}
    </span>
  )
}
