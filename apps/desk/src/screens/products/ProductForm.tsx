import type { Command } from '@causeway/core'
import { type ProductState, priceBy, product, type SellingRule, stock, stockId } from '@causeway/shop'
import { useState } from 'react'
import { useHere } from '../../app/here.ts'
import { useMay } from '../../app/use-may.ts'
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
import { usePriceLists } from '../../prices/use-price-lists.ts'

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

type FormTexts = Readonly<Record<string, string>> &
  Readonly<Record<'name' | 'sku' | 'price' | 'quantity' | 'low', string>>

const listField = (list: string) => `list/${list}`

/** The price that a list has of its own, as text to edit. */
function listText(state: ProductState | undefined, list: string): string {
  const own = state && priceBy(list, state)
  return own?.isOwn ? editableMoney(own.price) : ''
}

/** Adds a product, with what there is of it, or edits one. */
export function ProductForm({ id, state, onClose, onSaved }: ProductFormProps) {
  const deskCurrency = useCurrency()
  const currency = state?.price.currency ?? deskCurrency
  const here = useHere()
  const [selling, setSelling] = useState<SellingRule>(state?.selling ?? 'warn')
  // One id for as long as the form is open: sending it twice adds one product.
  const [productId] = useState(() => id ?? newId())
  const may = useMay()
  const lists = usePriceLists().filter(({ closed }) => !closed)
  const mayPrice = may(product, 'change')
  const [initial] = useState(
    (): FormTexts => ({
      ...Object.fromEntries(lists.map(({ id: list }) => [listField(list), listText(state, list)])),
      name: state?.name ?? '',
      sku: state?.sku ?? '',
      price: state ? editableMoney(state.price) : '',
      quantity: '',
      low: state && state.lowBelow > 0 ? String(state.lowBelow) : '',
    }),
  )
  const { form, field, values, problem, pending } = useCommandForm<string>({
    initial,
    commands(values) {
      const { name = '', sku = '', quantity = '', low = '', price: typedPrice = '' } = values
      const price = { amount: readMoney(typedPrice, currency), currency }
      if (state) {
        // Only what was changed here: a field somebody else changes meanwhile is not set back by saving.
        const change = {
          ...(name !== initial.name && { name }),
          ...(sku !== initial.sku && { sku }),
          ...(typedPrice !== initial.price && { price }),
        }
        const commands: Command[] =
          Object.keys(change).length === 0 ? [] : [product.commands.change(productId, change)]
        for (const { id: list } of lists) {
          const typed = values[listField(list)] ?? ''
          if (typed === (initial[listField(list)] ?? '')) continue
          const own = typed.trim() === '' ? {} : { price: { amount: readMoney(typed, currency), currency } }
          commands.push(product.commands.setListPrice(productId, { list, ...own }))
        }
        if (low !== initial.low) {
          const below = low.trim() === '' ? 0 : readCount(low)
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
  // What is wrong with an amount is said at the one that cannot be read.
  const priceError = field('price').error
  const isUnread = (typed = '') => typed.trim() !== '' && Number.isNaN(readMoney(typed, currency))
  const isListUnread = lists.some(({ id: list }) => isUnread(values[listField(list)]))
  return (
    <Dialog open onClose={onClose} title={state ? 'Edit product' : 'Add product'}>
      <form {...form}>
        <FormColumn>
          {mayPrice && (
            <>
              <TextField label="Name" {...field('name')} />
              <FormRow>
                <TextField label="Number (SKU)" {...field('sku')} />
                <TextField
                  label="Price"
                  inputMode="decimal"
                  suffix={currency}
                  {...field('price')}
                  error={isListUnread ? undefined : priceError}
                />
              </FormRow>
              {state &&
                lists.map((list) => (
                  <TextField
                    key={list.id}
                    label={`Price on ${list.name}`}
                    inputMode="decimal"
                    suffix={currency}
                    placeholder={values.price}
                    description="Empty for the standard price."
                    {...field(listField(list.id))}
                    error={isUnread(values[listField(list.id)]) ? priceError : undefined}
                  />
                ))}
            </>
          )}
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
          {state && mayPrice && (
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
