import { useWorkspace } from '@causeway/react'
import { cancelRequest, type OrderState, orderTotals, type Tender } from '@causeway/shop'
import { useState } from 'react'
import { formatMoney } from '../../format/money.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { Segments } from '../../parts/Segments.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { tenders } from './words.ts'

interface CancelOrderProps {
  readonly id: string
  readonly state: OrderState
  readonly onClose: () => void
}

const moneyWays = [
  { value: 'later', title: 'Pay it back later', description: 'The order needs somebody until it is done.' },
  { value: 'now', title: 'It goes back now', description: 'The refund is recorded with the cancelling.' },
] as const

/** Asks before an order is called off: why, and what becomes of the money. */
export function CancelOrder({ id, state, onClose }: CancelOrderProps) {
  const workspace = useWorkspace()
  const { paid } = orderTotals(state)
  const [back, setBack] = useState<'later' | 'now'>('later')
  const [tender, setTender] = useState<Tender>('cash')
  // One id for as long as the form is open: sending it twice moves the money once.
  const [payment] = useState(newId)
  const { form, field, problem, pending } = useCommandForm({
    initial: { reason: '' },
    commands: ({ reason }) =>
      cancelRequest(workspace.state, id, reason, back === 'now' ? { payment, tender } : undefined),
    onDone: onClose,
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Cancel order ${state.number}?`}
      description="It stays in the list as cancelled, with everything that happened to it."
    >
      <form {...form}>
        <FormColumn>
          <TextField
            label="Reason"
            description="For whoever asks later. May be left empty."
            {...field('reason')}
          />
          {paid > 0 && (
            <Choice
              legend={`${formatMoney({ amount: paid, currency: state.currency })} was paid`}
              name="back"
              value={back}
              onChange={setBack}
              options={moneyWays}
            />
          )}
          {paid > 0 && back === 'now' && (
            <Segments label="Given back by" value={tender} onChange={setTender} options={tenders} />
          )}
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Keep the order</Button>
          <Button type="submit" look="danger" disabled={pending}>
            Cancel order
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
