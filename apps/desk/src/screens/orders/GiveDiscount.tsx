import { lineTotal, type OrderLine, type OrderState, order } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'

interface GiveDiscountProps {
  readonly id: string
  readonly state: OrderState
  readonly line: OrderLine & { readonly id: string }
  readonly onClose: () => void
}

/** Lets a part of a line's price off. */
export function GiveDiscount({ id, state, line, onClose }: GiveDiscountProps) {
  const { form, field, values, problem, pending } = useCommandForm({
    initial: { discount: line.discount ? String(line.discount / 100) : '' },
    commands: ({ discount }) => [
      order.commands.giveDiscount(id, { line: line.id, discount: readPercent(discount) }),
    ],
    onDone: onClose,
  })
  const discount = readPercent(values.discount)
  const total = (off: number) =>
    formatMoney({ amount: lineTotal({ ...line, discount: off }), currency: state.currency })
  return (
    <Dialog open onClose={onClose} title="Give a discount" description={line.name}>
      <form {...form}>
        <FormColumn>
          <TextField
            label="Discount"
            inputMode="decimal"
            suffix="%"
            {...field('discount')}
            description={discount >= 0 && discount <= 10_000 ? `${total(0)} → ${total(discount)}` : undefined}
          />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** Reads a percentage, in hundredths of a per cent; empty is none. */
function readPercent(text: string): number {
  return Math.round(Number(text.trim().replace(',', '.')) * 100)
}
