import { type ProductState, product, type SellingRule, stock, stockId } from '@causeway/shop'
import { useState } from 'react'
import { useHere } from '../../app/here.ts'
import { readCount } from '../../format/count.ts'
import { editableMoney, readMoney } from '../../format/money.ts'
import { useCurrency } from '../../format/use-currency.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { FormColumn, FormRow } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { useCommandForm } from '../../parts/use-command-form.ts'

interface ProductFormProps {
  /** The product to edit; a new one without. */
  readonly id?: string
  readonly state?: ProductState
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

const sellingRules: readonly { readonly value: SellingRule; readonly title: string }[] = [
  { value: 'freely', title: 'Sell anyway' },
  { value: 'warn', title: 'Warn, and sell' },
  { value: 'only what is there', title: 'Sell only what this location has' },
]

/** Adds a product, with what there is of it, or edits one. */
export function ProductForm({ id, state, onClose, onSaved }: ProductFormProps) {
  const deskCurrency = useCurrency()
  const currency = state?.price.currency ?? deskCurrency
  const here = useHere()
  const [selling, setSelling] = useState<SellingRule>(state?.selling ?? 'warn')
  // One id for as long as the form is open: sending it twice adds one product.
  const [productId] = useState(() => id ?? newId())
  const [initial] = useState(() => ({
    name: state?.name ?? '',
    sku: state?.sku ?? '',
    price: state ? editableMoney(state.price) : '',
    quantity: '',
    low: state && state.lowBelow > 0 ? String(state.lowBelow) : '',
  }))
  const { form, field, problem, pending } = useCommandForm({
    initial,
    commands(values) {
      const { name, sku, quantity } = values
      const price = { amount: readMoney(values.price, currency), currency }
      if (state) {
        // Only what was changed here: a field somebody else changes meanwhile is not set back by saving.
        const change = {
          ...(name !== initial.name && { name }),
          ...(sku !== initial.sku && { sku }),
          ...(values.price !== initial.price && { price }),
        }
        const commands = [product.commands.change(productId, change)]
        if (values.low !== initial.low) {
          const below = values.low.trim() === '' ? 0 : readCount(values.low)
          commands.push(product.commands.setLowLevel(productId, { below }))
        }
        if (selling !== state.selling) commands.push(product.commands.chooseSelling(productId, { selling }))
        return commands
      }
      const add = product.commands.add(productId, { name, sku, price })
      return quantity.trim() === ''
        ? [add]
        : [add, stock.commands.open(stockId(productId, here), { quantity: readCount(quantity) })]
    },
    onDone: () => onSaved(productId),
  })
  return (
    <Dialog open onClose={onClose} title={state ? 'Edit product' : 'Add product'}>
      <form {...form}>
        <FormColumn>
          <TextField label="Name" {...field('name')} />
          <FormRow>
            <TextField label="Number (SKU)" {...field('sku')} />
            <TextField label="Price" inputMode="decimal" suffix={currency} {...field('price')} />
          </FormRow>
          {!state && (
            <TextField
              label="On hand"
              inputMode="numeric"
              description="How many there are now. May be left empty."
              {...field('quantity')}
            />
          )}
          {state && (
            <TextField
              label="Running low below"
              inputMode="numeric"
              description="From how few on you want to know. Empty for never."
              {...field('low')}
            />
          )}
          {state && (
            <Select
              label="When there are not enough"
              value={selling}
              onChange={setSelling}
              options={sellingRules}
            />
          )}
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {state ? 'Save' : 'Add product'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
