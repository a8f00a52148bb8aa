import { type OrderState, openPromise, order, orderTotals, type Tender } from '@causeway/shop'
import { useState } from 'react'
import { editableMoney, formatMoney, readMoney } from '../../format/money.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { Segments } from '../../parts/Segments.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { tenders } from './words.ts'

interface MoveMoneyProps {
  readonly kind: 'payment' | 'refund'
  readonly id: string
  readonly state: OrderState
  readonly onClose: () => void
}

const wordsOf = {
  payment: { title: 'Take payment', due: 'to pay', by: 'Paid by', submit: 'Record payment' },
  refund: { title: 'Give money back', due: 'too much', by: 'Given back by', submit: 'Record refund' },
} as const

/** Records money taken or handed back: a fact, whatever the order's state. */
export function MoveMoney({ kind, id, state, onClose }: MoveMoneyProps) {
  const { currency } = state
  const { balance } = orderTotals(state)
  const words = wordsOf[kind]
  const record = kind === 'payment' ? order.commands.recordPayment : order.commands.recordRefund
  const promise = kind === 'refund' ? openPromise(state) : undefined
  const due = promise?.amount ?? Math.max(kind === 'payment' ? balance : -balance, 0)
  // One id for as long as the form is open: sending it twice moves the money once. A promise is kept under its own.
  const [payment] = useState(() => promise?.id ?? newId())
  const [tender, setTender] = useState<Tender>('cash')
  const { form, field, problem, pending } = useCommandForm({
    initial: { amount: due > 0 ? editableMoney({ amount: due, currency }) : '', reference: '' },
    commands: ({ amount, reference }) => [
      record(id, { payment, amount: readMoney(amount, currency), tender, reference }),
    ],
    onDone: onClose,
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      description={`Order ${state.number}, ${formatMoney({ amount: due, currency })} ${words.due}.`}
    >
      <form {...form}>
        <FormColumn>
          <TextField label="Amount" inputMode="decimal" suffix={currency} {...field('amount')} />
          <Segments label={words.by} value={tender} onChange={setTender} options={tenders} />
          <TextField
            label="Reference"
            description="A slip or transaction number, if there is one."
            {...field('reference')}
          />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {words.submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
