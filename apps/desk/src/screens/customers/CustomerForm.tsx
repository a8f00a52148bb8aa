import { type Customer, changeCustomerRequest, customer } from '@causeway/shop'
import { useState } from 'react'
import { useMay } from '../../app/use-may.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Select, TextArea, TextField } from '../../parts/Field.tsx'
import { FormColumn, FormRow } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { usePriceListOptions } from '../../prices/use-price-lists.ts'

interface CustomerFormProps {
  /** The customer to edit; a new one without. */
  readonly known?: Customer
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

/** Registers a customer, or edits one. Only the fields that were changed are recorded. */
export function CustomerForm({ known, onClose, onSaved }: CustomerFormProps) {
  const [customerId] = useState(() => known?.id ?? newId())
  // What the form began with: a field that somebody else changes meanwhile is not set back by saving.
  const [initial] = useState(() => ({
    name: known?.name ?? '',
    email: known?.email ?? '',
    phone: known?.phone ?? '',
    address: known?.address ?? '',
  }))
  const may = useMay()
  const [list, setList] = useState(known?.priceList ?? '')
  const options = usePriceListOptions(list)
  const { form, field, problem, pending } = useCommandForm({
    initial,
    commands({ name, email, phone, address }) {
      if (!known) return [customer.commands.register(customerId, { name, email, phone, address })]
      const changed = {
        ...(name !== initial.name && { name }),
        ...(email !== initial.email && { email }),
        ...(phone !== initial.phone && { phone }),
        ...(address !== initial.address && { address }),
      }
      return [
        ...(Object.keys(changed).length === 0 ? [] : changeCustomerRequest(known, changed)),
        ...(list === known.priceList ? [] : [customer.commands.assignPriceList(customerId, { list })]),
      ]
    },
    onDone: () => onSaved(customerId),
  })
  return (
    <Dialog open onClose={onClose} title={known ? 'Edit customer' : 'New customer'}>
      <form {...form}>
        <FormColumn>
          <TextField label="Name" {...field('name')} />
          <FormRow>
            <TextField label="E-mail" type="email" inputMode="email" {...field('email')} />
            <TextField label="Phone" type="tel" inputMode="tel" {...field('phone')} />
          </FormRow>
          <TextArea label="Address" {...field('address')} />
          {known && options.length > 1 && may(customer, 'assignPriceList') && (
            <Select
              label="Prices"
              description="For new orders; what was ordered keeps its prices."
              value={list}
              onChange={setList}
              options={options}
            />
          )}
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {known ? 'Save' : 'Register'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
