import { streamId } from '@causeway/core'
import { useAggregate } from '@causeway/react'
import { customer } from '@causeway/shop'
import { Pencil, Users } from 'lucide-react'
import { useState } from 'react'
import { RecordHistory } from '../../history/RecordHistory.tsx'
import { keyLabel, shortcuts } from '../../keyboard/shortcuts.ts'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Button } from '../../parts/Button.tsx'
import { Detail, DetailHead } from '../../parts/Detail.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { SavedMark } from '../../sync/SavedMark.tsx'
import { Questions } from '../needs-you/Questions.tsx'
import { RefusalNotices } from '../needs-you/RefusalNotices.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { CustomerOrders } from './CustomerOrders.tsx'

/** One customer: how to reach them, and what they ordered. */
export function CustomerDetail({ id }: { readonly id: string }) {
  const { state, status } = useAggregate(customer, id)
  const [editing, setEditing] = useState(false)
  useShortcut('edit', () => setEditing(true), state.registered)
  if (!state.registered) {
    return (
      <Empty icon={Users} title="This customer is not on this device">
        They may not have arrived yet, or the link is wrong.
      </Empty>
    )
  }
  return (
    <Detail label={state.name}>
      <DetailHead
        title={state.name}
        back={{ href: '/customers', label: 'All customers' }}
        actions={
          <Button icon={Pencil} hint={keyLabel(shortcuts.edit.keys[0])} onClick={() => setEditing(true)}>
            Edit
          </Button>
        }
      >
        <SavedMark pending={status.pending} />
      </DetailHead>
      <RefusalNotices stream={streamId(customer.name, id)} />
      <Questions aggregate="customer" id={id} status={status} />
      <Facts
        facts={[
          { name: 'E-mail', value: state.email ? <a href={`mailto:${state.email}`}>{state.email}</a> : '—' },
          { name: 'Phone', value: state.phone ? <a href={`tel:${state.phone}`}>{state.phone}</a> : '—' },
          { name: 'Address', value: state.address || '—' },
        ]}
      />
      <CustomerOrders id={id} />
      <RecordHistory streams={[streamId(customer.name, id)]} />
      {editing && (
        <CustomerForm
          id={id}
          state={state}
          onClose={() => setEditing(false)}
          onSaved={() => setEditing(false)}
        />
      )}
    </Detail>
  )
}
