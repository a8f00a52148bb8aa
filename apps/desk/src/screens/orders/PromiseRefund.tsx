import { type OrderState, order, orderTotals, promisedRefunds } from '@causeway/shop'
import { useState } from 'react'
import { editableMoney, formatMoney, readMoney } from '../../format/money.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { useCommandForm } from '../../parts/use-command-form.ts'

interface PromiseRefundProps {
  readonly id: string
  readonly state: OrderState
  readonly onClose: () => void
}

/** Promises money back that is handed over later. */
export function PromiseRefund({ id, state, onClose }: PromiseRefundProps) {
  const { currency } = state
  const most = orderTotals(state).paid - promisedRefunds(state)
  const [refund] = useState(newId)
  const { form, field, problem, pending } = useCommandForm({
    initial: { amount: most > 0 ? editableMoney({ amount: most, currency }) : '', reason: '' },
    commands: ({ amount, reason }) => [
      order.commands.promiseRefund(id, { refund, amount: readMoney(amount, currency), reason }),
    ],
    onDone: onClose,
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title="Promise money back"
      description={`Of order ${state.number}, at most ${formatMoney({ amount: Math.max(0, most), currency })}.`}
    >
      <form {...form}>
        <FormColumn>
          <TextField label="Amount" inputMode="decimal" suffix={currency} {...field('amount')} />
          <TextField label="Reason" description="May be left empty." {...field('reason')} />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            Promise refund
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
