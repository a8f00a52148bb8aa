import { type DrawerState, drawer } from '@causeway/shop'
import { useState } from 'react'
import { readMoney } from '../../format/money.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { Segments } from '../../parts/Segments.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'

interface MoveCashProps {
  readonly id: string
  readonly state: DrawerState
  readonly onClose: () => void
}

const ways = [
  { value: 'out', title: 'Take out' },
  { value: 'in', title: 'Put in' },
] as const

/** Records cash that somebody put in or took out, with the reason. */
export function MoveCash({ id, state: { name, currency }, onClose }: MoveCashProps) {
  const [way, setWay] = useState<'in' | 'out'>('out')
  // One id for as long as the form is open: sending it twice moves the cash once.
  const [movement] = useState(newId)
  const { form, field, problem, pending } = useCommandForm({
    initial: { amount: '', reason: '' },
    commands: ({ amount, reason }) => {
      const read = Math.abs(readMoney(amount, currency))
      return [drawer.commands.moveCash(id, { movement, amount: way === 'in' ? read : -read, reason })]
    },
    onDone: onClose,
  })
  return (
    <Dialog open onClose={onClose} title="Cash in or out" description={name}>
      <form {...form}>
        <FormColumn>
          <Segments label="What happens" value={way} onChange={setWay} options={ways} />
          <TextField label="Amount" inputMode="decimal" suffix={currency} {...field('amount')} />
          <TextField label="What for" description="To the bank, change, milk." {...field('reason')} />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {way === 'in' ? 'Put in' : 'Take out'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
