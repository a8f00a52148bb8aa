import { type CurrencyCode, product } from '@causeway/shop'
import { useState } from 'react'
import { readMoney } from '../../format/money.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { useCommandForm } from '../../parts/use-command-form.ts'
import type { TypedProduct } from './typed-product.ts'

interface NewProductProps {
  readonly typed: TypedProduct
  readonly currency: CurrencyCode
  readonly onAdded: (product: string) => void
  readonly onClose: () => void
}

/** Adds to the products what was typed into an order and is not there yet; all else about it can be said later. */
export function NewProduct({ typed, currency, onAdded, onClose }: NewProductProps) {
  // One id for as long as the form is open: sending it twice adds one product.
  const [id] = useState(newId)
  const { form, field, problem, pending } = useCommandForm({
    initial: { name: typed.name, price: typed.price },
    commands: ({ name, price }) => [
      product.commands.add(id, { name, price: { amount: readMoney(price, currency), currency } }),
    ],
    onDone: () => onAdded(id),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title="New product"
      description="It is kept under Products, and goes into this order."
    >
      <form {...form}>
        <FormColumn>
          <TextField label="Name" {...field('name')} />
          <TextField label="Price" inputMode="decimal" suffix={currency} data-begin {...field('price')} />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            Add to the order
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
