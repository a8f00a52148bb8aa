import type { Execution } from '@causeway/react'
import { lineTotal, type OrderLine, type OrderState, order, orderedLines, priceListOf } from '@causeway/shop'
import { X } from 'lucide-react'
import { Suspense, useState } from 'react'
import { loadLater } from '../../app/load-later.ts'
import { useMay } from '../../app/use-may.ts'
import { formatMoney } from '../../format/money.ts'
import { percent } from '../../format/words.ts'
import { IconButton } from '../../parts/Button.tsx'
import { Stepper } from '../../parts/Stepper.tsx'
import { AddLine } from './AddLine.tsx'
import { LineNotes } from './LineNotes.tsx'
import styles from './OrderLines.module.css'
import type { Addition } from './use-adding.ts'

const GiveDiscount = loadLater(async () => ({
  default: (await import('./GiveDiscount.tsx')).GiveDiscount,
}))

interface OrderLinesProps {
  readonly id: string
  readonly state: OrderState
  /** Whether lines may still be changed. */
  readonly isOpen: boolean
  readonly execute: Execution['execute']
  /** Asks for more goods than the order has. */
  readonly onAdd: (addition: Addition) => Promise<void>
}

/** What is in the order: step quantities, remove lines, add more. */
export function OrderLines({ id, state, isOpen, execute, onAdd }: OrderLinesProps) {
  const lines = orderedLines(state)
  const may = useMay()
  const money = (amount: number) => formatMoney({ amount, currency: state.currency })
  const [discounting, setDiscounting] = useState<string>()
  const discounted = lines.find((line) => line.id === discounting)
  return (
    <section aria-label="Lines" className={isOpen ? undefined : styles.closed}>
      {lines.length > 0 && (
        <>
          <div className={styles.heads} aria-hidden>
            <span>Product</span>
            <span className={styles.price}>Price</span>
            <span className={styles.quantity}>Quantity</span>
            <span className={styles.amount}>Amount</span>
          </div>
          <ul>
            {lines.map((line) => (
              <li key={line.id} className={styles.line}>
                <span className={styles.name}>
                  {line.name}
                  <LineNotes id={id} state={state} line={line} execute={execute} />
                </span>
                <span className={styles.price}>
                  {isOpen && may(order, 'giveDiscount') ? (
                    <button
                      type="button"
                      className={styles.discount}
                      title={`Give a discount on ${line.name}`}
                      onClick={() => setDiscounting(line.id)}
                    >
                      <Price line={line} money={money} />
                    </button>
                  ) : (
                    <Price line={line} money={money} />
                  )}
                </span>
                <span className={styles.quantity}>
                  {isOpen ? (
                    <Stepper
                      label={line.name}
                      value={line.quantity}
                      onStep={(by) =>
                        void onAdd({
                          product: line.product,
                          command: (insisted) =>
                            order.commands.stepQuantity(id, { line: line.id, by, ...insisted }),
                        })
                      }
                    />
                  ) : (
                    line.quantity
                  )}
                </span>
                <span className={styles.amount}>{money(lineTotal(line))}</span>
                {isOpen && (
                  <span className={styles.remove}>
                    <IconButton
                      small
                      label={`Remove ${line.name}`}
                      icon={X}
                      onClick={() => void execute(order.commands.removeLine(id, { line: line.id }))}
                    />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {discounted && (
        <Suspense>
          <GiveDiscount id={id} state={state} line={discounted} onClose={() => setDiscounting(undefined)} />
        </Suspense>
      )}
      {isOpen && (
        <div className={styles.add}>
          <AddLine
            currency={state.currency}
            priceList={priceListOf(state)}
            isFirst={lines.length === 0}
            onAdd={(product) =>
              void onAdd({
                product,
                command: (insisted) => {
                  // One more of what is in the order already, as when it is passed over the counter twice.
                  const same = lines.find((line) => line.product === product && line.quantity > 0)
                  return same
                    ? order.commands.stepQuantity(id, { line: same.id, by: 1, ...insisted })
                    : order.commands.addLine(id, { product, quantity: 1, ...insisted })
                },
              })
            }
          />
        </div>
      )}
    </section>
  )
}

interface PriceProps {
  readonly line: OrderLine
  readonly money: (amount: number) => string
}

/** What one of a line costs, and what is let off. */
function Price({ line: { price, discount = 0 }, money }: PriceProps) {
  return (
    <>
      {money(price.amount)}
      {price.per > 1 && <span className={styles.per}> for {price.per}</span>}
      {discount > 0 && <span className={styles.off}>−{percent(discount)}</span>}
    </>
  )
}
