import { type ListedPayment, type OrderState, order } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import { fullTime } from '../../format/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { tenderWords } from './words.ts'

interface DeclinePaymentProps {
  readonly id: string
  readonly state: OrderState
  readonly payment: ListedPayment
  readonly onClose: () => void
}

/** Notes that money paid by card or transfer did not come after all: what it paid is open again. */
export function DeclinePayment({ id, state, payment, onClose }: DeclinePaymentProps) {
  const { form, field, problem, pending } = useCommandForm({
    initial: { reason: '' },
    commands: ({ reason }) => [order.commands.declinePayment(id, { payment: payment.id, reason })],
    onDone: onClose,
  })
  const amount = formatMoney({ amount: payment.amount, currency: state.currency })
  return (
    <Dialog
      open
      onClose={onClose}
      title="Payment declined"
      description={`${tenderWords[payment.tender]}, ${amount}, ${fullTime(payment.at)}. It will not count any more, and what it paid is open again.`}
    >
      <form {...form}>
        <FormColumn>
          <TextField label="Reason" description="What the bank said, if anything." {...field('reason')} />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="danger" disabled={pending}>
            Note as declined
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
