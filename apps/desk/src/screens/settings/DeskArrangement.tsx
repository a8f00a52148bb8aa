import { useAggregate } from '@causeway/react'
import { type DeskState, desk, type PricingPolicy, theDesk } from '@causeway/shop'
import { useState } from 'react'
import { useMay } from '../../app/use-may.ts'
import { readCount } from '../../format/count.ts'
import { useCurrency } from '../../format/use-currency.ts'
import { Button } from '../../parts/Button.tsx'
import { Select, TextArea, TextField } from '../../parts/Field.tsx'
import { FormColumn, FormRow } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SheetSection } from '../../parts/Sheet.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { currencyOptions } from './CurrencyChoice.tsx'

/** What is agreed for the whole desk, on every device. */
export function DeskArrangement() {
  const { state } = useAggregate(desk, theDesk)
  return (
    <SheetSection title="The desk" description="For everybody, on every device.">
      {/* What somebody else changes meanwhile is shown at once; what is being typed here is kept. */}
      <ArrangementForm key={JSON.stringify(state)} state={state} />
    </SheetSection>
  )
}

const pricingWays = {
  'with tax/per line': {
    title: 'Prices with tax, rounded per line',
    pricing: { prices: 'with tax', rounding: 'per line' },
  },
  'with tax/per document': {
    title: 'Prices with tax, rounded per order',
    pricing: { prices: 'with tax', rounding: 'per document' },
  },
  'before tax/per line': {
    title: 'Prices before tax, rounded per line',
    pricing: { prices: 'before tax', rounding: 'per line' },
  },
  'before tax/per document': {
    title: 'Prices before tax, rounded per order',
    pricing: { prices: 'before tax', rounding: 'per document' },
  },
} as const satisfies Record<string, { readonly title: string; readonly pricing: PricingPolicy }>

const pricingOptions = (
  ['with tax/per line', 'with tax/per document', 'before tax/per line', 'before tax/per document'] as const
).map((value) => ({ value, title: pricingWays[value].title }))

function ArrangementForm({ state }: { readonly state: DeskState }) {
  const inUse = useCurrency()
  const whyNot = useMay().whyNot(desk.commands.arrange(theDesk, {}))
  const [currency, setCurrency] = useState(state.currency ?? inUse)
  const [pricing, setPricing] = useState<PricingPolicy>(state.pricing)
  const [saved, setSaved] = useState(false)
  const initial = {
    name: state.name,
    address: state.address,
    tax: state.tax === 0 ? '' : String(state.tax / 100),
    holdDays: state.holdDays === 0 ? '' : String(state.holdDays),
  }
  const { form, field, problem, pending } = useCommandForm({
    initial,
    commands: ({ name, address, tax, holdDays }) => [
      desk.commands.arrange(theDesk, {
        name,
        address,
        tax: tax.trim() === '' ? 0 : Math.round(Number(tax.replace(',', '.')) * 100),
        holdDays: holdDays.trim() === '' ? 0 : readCount(holdDays),
        ...(currency !== inUse && { currency }),
        pricing,
      }),
    ],
    onDone: () => setSaved(true),
  })
  const { onChange: changeAddress, ...address } = field('address')
  return (
    <form {...form} onChange={() => setSaved(false)}>
      <FormColumn>
        <TextField label="Name on what is printed" {...field('name')} />
        <TextArea label="Address on what is printed" {...address} onChange={changeAddress} />
        <FormRow>
          <Select label="Currency" value={currency} onChange={setCurrency} options={currencyOptions} />
          <TextField label="Tax on new lines" inputMode="decimal" suffix="%" {...field('tax')} />
        </FormRow>
        <Select
          label="Prices and rounding"
          description="For new orders; every order keeps what it was placed with."
          value={`${pricing.prices}/${pricing.rounding}`}
          onChange={(chosen) => setPricing(pricingWays[chosen].pricing)}
          options={pricingOptions}
        />
        <TextField
          label="Keep goods for collection"
          description="So many days after an order is confirmed; then they are free for others. Empty for as long as it takes."
          inputMode="numeric"
          suffix="days"
          {...field('holdDays')}
        />
        {problem && <Notice tone="bad">{problem}</Notice>}
        {whyNot && <Notice>{whyNot}</Notice>}
        <div>
          <Button type="submit" look="primary" disabled={pending || whyNot !== undefined}>
            Save
          </Button>
          {saved && <span role="status"> Saved on this device.</span>}
        </div>
      </FormColumn>
    </form>
  )
}
