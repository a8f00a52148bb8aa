import { stock, stockId } from '@causeway/shop'
import { useState } from 'react'
import { useHere } from '../../app/here.ts'
import { readCount } from '../../format/count.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { placeOptions, useLocations } from '../stock/use-locations.ts'

interface ReceiveStockProps {
  readonly id: string
  readonly name: string
  readonly onClose: () => void
}

/** Records goods that came in: what is on hand rises by so many, on every device. */
export function ReceiveStock({ id, name, onClose }: ReceiveStockProps) {
  const places = useLocations()
  const here = useHere()
  const [location, setLocation] = useState(here)
  const { form, field, problem, pending } = useCommandForm({
    initial: { quantity: '', reason: '' },
    commands: ({ quantity, reason }) => [
      stock.commands.receive(stockId(id, location), { quantity: readCount(quantity), reason }),
    ],
    onDone: onClose,
  })
  return (
    <Dialog open onClose={onClose} title="Receive stock" description={name}>
      <form {...form}>
        <FormColumn>
          {places.length > 1 && (
            <Select label="Location" value={location} onChange={setLocation} options={placeOptions(places)} />
          )}
          <TextField label="Quantity" inputMode="numeric" {...field('quantity')} />
          <TextField
            label="Note"
            description="The supplier or delivery, if it helps. May be left empty."
            {...field('reason')}
          />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            Receive
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
