import type { Execution } from '@causeway/react'
import { type Fulfilment, type OrderState, order } from '@causeway/shop'
import { useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { useIsPast } from '../../travel/travel.ts'
import { placeName, placeOptions, useLocations } from '../stock/use-locations.ts'
import styles from './OrderDelivery.module.css'
import { OrderPriceList } from './OrderPriceList.tsx'

interface OrderDeliveryProps {
  readonly id: string
  readonly state: OrderState
  readonly canChange: boolean
  readonly execute: Execution['execute']
}

const ways: readonly { readonly value: Fulfilment; readonly title: string }[] = [
  { value: 'counter', title: 'Counter' },
  { value: 'ship', title: 'Ship' },
]

/** How the goods get to the customer, and where. */
export function OrderDelivery({ id, state, canChange, execute }: OrderDeliveryProps) {
  const isOpen = !useIsPast() && canChange
  const [editing, setEditing] = useState(false)
  const places = useLocations()
  const { fulfilment, delivery, parcel, progress, location } = state
  if (progress === 'cancelled' && !parcel) return null
  return (
    <section className={styles.delivery} aria-label="Delivery">
      {isOpen ? (
        <Segments
          label="How it gets there"
          value={fulfilment}
          onChange={(value) => void execute(order.commands.chooseFulfilment(id, { fulfilment: value }))}
          options={ways}
        />
      ) : (
        <p className={styles.way}>{parcel ? 'Shipped' : 'Over the counter'}</p>
      )}
      {places.length > 1 &&
        (isOpen ? (
          <Select
            label="Goods from"
            value={location}
            onChange={(chosen) => void execute(order.commands.chooseLocation(id, { location: chosen }))}
            options={placeOptions(places)}
          />
        ) : (
          <p className={styles.way}>From {placeName(places, location)}</p>
        ))}
      <OrderPriceList id={id} state={state} execute={execute} />
      {parcel && (
        <p className={styles.address}>
          {parcel.address}
          {parcel.code && <span className={styles.code}> · {parcel.code}</span>}
        </p>
      )}
      {isOpen && fulfilment === 'ship' && (
        <p className={styles.address}>
          <span data-none={delivery === '' || undefined}>{delivery || 'No address yet'}</span>
          <Button small onClick={() => setEditing(true)}>
            {delivery ? 'Change address' : 'Add address'}
          </Button>
        </p>
      )}
      {editing && <AddressForm id={id} address={delivery} onClose={() => setEditing(false)} />}
    </section>
  )
}

interface AddressFormProps {
  readonly id: string
  readonly address: string
  readonly onClose: () => void
}

function AddressForm({ id, address, onClose }: AddressFormProps) {
  const { form, field, problem, pending } = useCommandForm({
    initial: { address },
    commands: (values) => [order.commands.changeDelivery(id, values)],
    onDone: onClose,
  })
  return (
    <Dialog open onClose={onClose} title="Delivery address">
      <form {...form}>
        <FormColumn>
          <TextField label="Address" {...field('address')} />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            Save address
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
