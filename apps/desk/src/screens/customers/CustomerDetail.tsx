import { useAggregate, useExecute } from '@causeway/react'
import { type Customer, customer } from '@causeway/shop'
import { Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { Redirect } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { useMay } from '../../app/use-may.ts'
import { RecordHistory } from '../../history/RecordHistory.tsx'
import { keyLabel, shortcuts } from '../../keyboard/shortcuts.ts'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { Detail, DetailHead } from '../../parts/Detail.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { priceListName, usePriceLists } from '../../prices/use-price-lists.ts'
import { SavedMark } from '../../sync/SavedMark.tsx'
import { Questions } from '../needs-you/Questions.tsx'
import { RefusalNotices } from '../needs-you/RefusalNotices.tsx'
import { useNewOrder } from '../orders/use-new-order.ts'
import { ChangedSinceNotice } from './ChangedSinceNotice.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { CustomerOrders } from './CustomerOrders.tsx'
import { DuplicateNotices } from './DuplicateNotices.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { MergedRecords } from './MergedRecords.tsx'
import { recordsOf, streamsOf } from './use-customer-orders.ts'
import { useDirectory } from './use-directory.ts'

/** One customer by any of their ids. */
export function CustomerDetail({ id }: { readonly id: string }) {
  const found = useDirectory().of(id)
  if (!found) {
    return (
      <Empty icon={Users} title="This customer is not on this device">
        They may not have arrived yet, or the link is wrong.
      </Empty>
    )
  }
  // An old address of somebody who was merged leads to whoever remains.
  if (found.id !== id) return <Redirect to={addressOf('customers', found.id)} replace />
  return <KnownCustomer one={found} />
}

type Open = 'edit' | 'merge' | { readonly with: string }

/** How to reach somebody, what they ordered, and what is the matter with their records. */
function KnownCustomer({ one }: { readonly one: Customer }) {
  const { id } = one
  const { execute, error } = useExecute()
  const newOrder = useNewOrder(id)
  const may = useMay()
  const lists = usePriceLists()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  useShortcut('edit', () => setOpen('edit'))
  const { archive, restore } = customer.commands
  const problem = error?.message ?? newOrder.problem
  return (
    <Detail label={one.name}>
      <DetailHead
        title={one.name}
        back={{ href: '/customers', label: 'All customers' }}
        {...(one.archived && { badge: <Badge>Archived</Badge> })}
        actions={
          <>
            {may(customer, 'archive') && (
              <Button
                look="quiet"
                onClick={() => void execute(one.archived ? restore(id, {}) : archive(id, {}))}
              >
                {one.archived ? 'Back into the list' : 'Archive'}
              </Button>
            )}
            {may(customer, 'merge') && (
              <Button look="quiet" onClick={() => setOpen('merge')}>
                Merge…
              </Button>
            )}
            <Button hint={keyLabel(shortcuts.edit.keys[0])} onClick={() => setOpen('edit')}>
              Edit
            </Button>
            <Button look="primary" icon={Plus} onClick={newOrder.start}>
              New order
            </Button>
          </>
        }
      >
        <SavedMark pending={one.waiting} />
      </DetailHead>
      {problem && <Notice tone="bad">{problem}</Notice>}
      {streamsOf(one).map((stream) => (
        <RefusalNotices key={stream} stream={stream} />
      ))}
      {recordsOf(one).map((record) => (
        <RecordQuestions key={record} id={record} />
      ))}
      <ChangedSinceNotice customer={one} />
      <DuplicateNotices customer={one} onCompare={(other) => setOpen({ with: other })} />
      <Facts
        facts={[
          { name: 'E-mail', value: one.email ? <a href={`mailto:${one.email}`}>{one.email}</a> : '—' },
          { name: 'Phone', value: one.phone ? <a href={`tel:${one.phone}`}>{one.phone}</a> : '—' },
          { name: 'Address', value: one.address ? <MapLink address={one.address} /> : '—' },
          { name: 'Prices', value: lists.length === 0 ? undefined : priceListName(lists, one.priceList) },
        ]}
      />
      <CustomerOrders customer={one} />
      <MergedRecords customer={one} />
      <RecordHistory streams={streamsOf(one)} />
      {open === 'edit' && <CustomerForm known={one} onClose={close} onSaved={close} />}
      {open !== undefined && open !== 'edit' && (
        <MergeDialog customer={one} {...(open !== 'merge' && { other: open.with })} onClose={close} />
      )}
    </Detail>
  )
}

function RecordQuestions({ id }: { readonly id: string }) {
  const { status } = useAggregate(customer, id)
  return <Questions aggregate="customer" id={id} status={status} />
}

/** An address that opens on a map, in another tab: the desk stays open. */
function MapLink({ address }: { readonly address: string }) {
  const href = `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {address}
    </a>
  )
}
