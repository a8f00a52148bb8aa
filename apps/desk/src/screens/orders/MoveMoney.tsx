import { useWorkspace } from '@causeway/react'
import {
  handOverRequest,
  type OrderState,
  openPromise,
  order,
  orderTotals,
  readDrawer,
  roundedCash,
  type Tender,
} from '@causeway/shop'
import { useState } from 'react'
import { useDrawersFor } from '../../app/device-drawer.ts'
import { editableMoney, formatMoney, readMoney } from '../../format/money.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { Segments } from '../../parts/Segments.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { changeWords, tenders } from './words.ts'

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

/** The button that records the payment and hands the goods over with it. */
const handOver = 'hand over'

/** Records money taken or handed back: a fact, whatever the order's state. */
export function MoveMoney({ kind, id, state, onClose }: MoveMoneyProps) {
  const workspace = useWorkspace()
  const { currency } = state
  const { balance } = orderTotals(state)
  const words = wordsOf[kind]
  const promise = kind === 'refund' ? openPromise(state) : undefined
  const due = promise?.amount ?? Math.max(kind === 'payment' ? balance : -balance, 0)
  // One id for as long as the form is open: sending it twice moves the money once. A promise is kept under its own.
  const [payment] = useState(() => promise?.id ?? newId())
  const [tender, setTender] = useState<Tender>('cash')
  const drawers = useDrawersFor(currency)
  const [drawer, setDrawer] = useState(drawers[0]?.id)
  const dueBy = (by: Tender) => {
    const coin = by === 'cash' && drawer !== undefined ? readDrawer(workspace.state, drawer).smallestCoin : 1
    const amount = roundedCash(due, coin)
    return amount > 0 ? editableMoney({ amount, currency }) : ''
  }
  const { values, form, field, problem, pending } = useCommandForm({
    initial: { amount: dueBy('cash'), given: '', reference: '' },
    commands: ({ amount, given, reference }, button) => {
      const moved = {
        ...{ payment, amount: readMoney(amount, currency), tender, reference },
        ...(drawer !== undefined && { drawer }),
      }
      const handed = tender === 'cash' && given.trim() !== '' ? { given: readMoney(given, currency) } : {}
      if (kind === 'refund') return [order.commands.recordRefund(id, moved)]
      const pay = order.commands.recordPayment(id, { ...moved, ...handed })
      if (button !== handOver) return [pay]
      // Goods and money change hands at once: what was not agreed before is agreed with that.
      return [order.commands.confirm(id, {}), pay, ...handOverRequest(workspace.state, id)]
    },
    onDone: onClose,
  })
  function chooseTender(chosen: Tender): void {
    setTender(chosen)
    // What nobody typed over follows: cash is paid as coins allow.
    if (values.amount === dueBy(tender)) field('amount').onChange(dueBy(chosen))
  }
  const takesGoodsAlong =
    kind === 'payment' &&
    state.fulfilment === 'counter' &&
    (state.progress === 'draft' || state.progress === 'confirmed') &&
    Object.keys(state.lines).length > 0
  const takesCash = kind === 'payment' && tender === 'cash'
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      description={`Order ${state.number}, ${formatMoney({ amount: due, currency })} ${words.due}.${drawers.length === 1 ? ` Counts in the drawer ${drawers[0]?.name}.` : ''}`}
    >
      <form {...form}>
        <FormColumn>
          <TextField label="Amount" inputMode="decimal" suffix={currency} {...field('amount')} />
          <Segments label={words.by} value={tender} onChange={chooseTender} options={tenders} />
          {takesCash && (
            <TextField
              label="Given by the customer"
              description={
                changeWords(values.amount, values.given, currency) ??
                'If it was more: the change is worked out.'
              }
              inputMode="decimal"
              suffix={currency}
              {...field('given')}
            />
          )}
          <TextField
            label="Reference"
            description="A slip or transaction number, if there is one."
            {...field('reference')}
          />
          {drawers.length > 1 && drawer !== undefined && (
            <Select
              label="Drawer"
              description="Whose day it counts in."
              value={drawer}
              onChange={setDrawer}
              options={drawers.map((one) => ({ value: one.id, title: one.name }))}
            />
          )}
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {words.submit}
          </Button>
          {takesGoodsAlong && (
            <Button type="submit" value={handOver} disabled={pending}>
              Record and hand over
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  )
}
