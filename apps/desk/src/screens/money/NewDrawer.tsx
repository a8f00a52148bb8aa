import { drawer } from '@causeway/shop'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCurrency } from '../../format/use-currency.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { currencyChoices } from './currencies.ts'

/** Adds a drawer: cash that is counted by itself. */
export function NewDrawer({ onClose }: { readonly onClose: () => void }) {
  const [, navigate] = useLocation()
  const ofDesk = useCurrency()
  const [currency, setCurrency] = useState(ofDesk)
  const [id] = useState(newId)
  const { form, field, problem, pending } = useCommandForm({
    initial: { name: '' },
    commands: ({ name }) => [drawer.commands.add(id, { name, currency })],
    onDone: () => {
      onClose()
      navigate(`/money/drawers/${id}`)
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title="New drawer"
      description="A till or cash box that is counted by itself."
    >
      <form {...form}>
        <FormColumn>
          <TextField label="Name" {...field('name')} />
          <Select label="Currency" value={currency} onChange={setCurrency} options={currencyChoices} />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            Add drawer
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
