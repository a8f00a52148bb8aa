import { useExecute } from '@causeway/react'
import { type Customer, type CustomerDetails, detailNames, mergeRequest } from '@causeway/shop'
import { User } from 'lucide-react'
import { useMemo, useState } from 'react'
import { formatMoney } from '../../format/money.ts'
import { counted } from '../../format/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Picker } from '../../parts/Picker.tsx'
import { customerTexts } from './filters.ts'
import styles from './MergeDialog.module.css'
import { MergeField } from './MergeField.tsx'
import { useCustomerOrders } from './use-customer-orders.ts'
import { useDirectory } from './use-directory.ts'
import { detailTitles } from './words.ts'

interface MergeDialogProps {
  /** Who remains. */
  readonly customer: Customer
  /** The id of whom to merge; chosen here without. */
  readonly other?: string
  readonly onClose: () => void
}

/** Makes one customer of two: who, then which of their details stand. */
export function MergeDialog({ customer, other, onClose }: MergeDialogProps) {
  const directory = useDirectory()
  const [chosen, setChosen] = useState(other)
  const merged = chosen === undefined ? undefined : directory.of(chosen)
  const others = useMemo(
    () => directory.customers.filter(({ id }) => id !== customer.id),
    [directory, customer.id],
  )
  // Somebody else may have merged the two while this was open.
  const isComparing = merged !== undefined && merged.id !== customer.id
  return (
    <Dialog
      open
      wide={isComparing}
      onClose={onClose}
      title={isComparing ? 'Are they one customer?' : `Merge another customer into ${customer.name}`}
      {...(!isComparing && { description: 'Their orders and history come together under one name.' })}
    >
      {isComparing ? (
        <Compare key={merged.id} remaining={customer} merged={merged} onClose={onClose} />
      ) : (
        <Picker
          inline
          label="Customer to merge"
          placeholder="Name, e-mail or phone"
          icon={User}
          items={others}
          idOf={({ id }) => id}
          textsOf={customerTexts}
          onPick={({ id }) => setChosen(id)}
          empty="Nobody of that name."
        >
          {({ name, email, phone }) => (
            <>
              <span className={styles.name}>{name}</span>
              <span className={styles.contact}>{email || phone}</span>
            </>
          )}
        </Picker>
      )}
    </Dialog>
  )
}

interface CompareProps {
  readonly remaining: Customer
  readonly merged: Customer
  readonly onClose: () => void
}

/** Two customers side by side, with what will come of them. */
function Compare({ remaining, merged, onClose }: CompareProps) {
  const [chosen, setChosen] = useState<Partial<CustomerDetails>>({})
  const { execute, pending, error } = useExecute()
  const mine = useCustomerOrders(remaining)
  const theirs = useCustomerOrders(merged)
  const result = (field: keyof CustomerDetails) => chosen[field] ?? (remaining[field] || merged[field])

  async function merge(): Promise<void> {
    const outcome = await execute(mergeRequest(remaining, merged, chosen))
    if (outcome.ok) onClose()
  }
  return (
    <>
      <div>
        <div className={styles.head} aria-hidden>
          <span className={styles.which}>This customer</span>
          <span className={styles.which}>The other one</span>
        </div>
        {detailNames.map((field) => (
          <MergeField
            key={field}
            title={detailTitles[field]}
            values={[remaining[field], merged[field]]}
            value={result(field)}
            onChange={(value) => setChosen((before) => ({ ...before, [field]: value }))}
          />
        ))}
        <div className={styles.bought}>
          <span className={styles.title}>Orders</span>
          <span>{sayOrdered(mine)}</span>
          <span>{sayOrdered(theirs)}</span>
        </div>
      </div>
      <p className={styles.outcome}>
        {result('name')} will have {counted(mine.orders.length + theirs.orders.length, 'order')} and both
        histories. Nothing is lost, and they can be split again at any time.
      </p>
      {error && <Notice tone="bad">{error.message}</Notice>}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" disabled={pending} onClick={() => void merge()}>
          Merge
        </Button>
      </DialogActions>
    </>
  )
}

type Ordered = ReturnType<typeof useCustomerOrders>

function sayOrdered({ orders, spending }: Ordered): string {
  const spent = spending.byCurrency.map(({ currency, total }) => formatMoney({ amount: total, currency }))
  return [counted(orders.length, 'order'), ...spent].join(' · ')
}
