import { type RowOf, streamId } from '@causeway/core'
import { useView } from '@causeway/react'
import { customerList } from '@causeway/shop'
import { Plus, SearchX, Users } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { MainAction } from '../../app/MainAction.tsx'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { SearchBox } from '../../list/SearchBox.tsx'
import { matcher } from '../../list/search.ts'
import { VirtualList } from '../../list/VirtualList.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ListToolbar, SplitScreen } from '../../parts/SplitScreen.tsx'
import { SampleShopButton } from '../../sample/SampleShopButton.tsx'
import { Marks } from '../../sync/Marks.tsx'
import { useRefusedStreams } from '../../sync/refused-streams.ts'
import { CustomerDetail } from './CustomerDetail.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import styles from './CustomersScreen.module.css'

type CustomerListRow = RowOf<typeof customerList>

/** Pixels: two lines of text and the room around them. */
const rowHeight = 56

/** The customers, and the one that is open beside them. */
export default function CustomersScreen({ id }: { readonly id: string | undefined }) {
  const [, navigate] = useLocation()
  const customers = useView(customerList, ({ sorted }) => sorted)
  const [adding, setAdding] = useState(false)
  const add = () => setAdding(true)
  useShortcut('create', add)
  useShortcut('back', () => navigate('/customers'), id !== undefined)
  return (
    <>
      <ScreenHeader title="Customers" count={customers.length}>
        <MainAction icon={Plus} isBeside={id !== undefined} onClick={add}>
          New customer
        </MainAction>
      </ScreenHeader>
      {customers.length === 0 && id === undefined ? (
        <Empty
          icon={Users}
          title="No customers yet"
          actions={
            <>
              <Button look="primary" icon={Plus} onClick={add}>
                New customer
              </Button>
              <SampleShopButton />
            </>
          }
        >
          Register whoever orders from you. You can also do it while taking an order.
        </Empty>
      ) : (
        <SplitScreen
          listLabel="Customer list"
          list={<CustomerList customers={customers} id={id} />}
          detailLabel="Customer"
          detail={
            id === undefined ? (
              <Empty icon={Users} title="No customer is open">
                Choose one from the list.
              </Empty>
            ) : (
              <CustomerDetail key={id} id={id} />
            )
          }
          isOpen={id !== undefined}
        />
      )}
      {adding && (
        <CustomerForm
          onClose={() => setAdding(false)}
          onSaved={(added) => {
            setAdding(false)
            navigate(addressOf('customers', added))
          }}
        />
      )}
    </>
  )
}

interface CustomerListProps {
  readonly customers: readonly CustomerListRow[]
  readonly id: string | undefined
}

function CustomerList({ customers, id }: CustomerListProps) {
  const refused = useRefusedStreams()
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query)
  const shown = useMemo(
    () =>
      customers.filter(matcher(asked, ({ name, email, phone, address }) => [name, email, phone, address])),
    [customers, asked],
  )
  return (
    <>
      <ListToolbar>
        <SearchBox label="Search customers" value={query} onChange={setQuery} />
      </ListToolbar>
      {shown.length === 0 ? (
        <Empty
          icon={SearchX}
          title="No customer matches"
          actions={<Button onClick={() => setQuery('')}>Show all customers</Button>}
        />
      ) : (
        <VirtualList
          label="Customers"
          rows={shown}
          rowHeight={rowHeight}
          idOf={(customer) => customer.id}
          hrefOf={(customer) => addressOf('customers', customer.id)}
          current={id}
        >
          {(customer) => (
            <div className={styles.row}>
              <span className={styles.name}>{customer.name}</span>
              <span className={styles.state}>
                <span className={styles.contact}>
                  {[customer.email, customer.phone].filter(Boolean).join(' · ') || 'No e-mail or phone'}
                </span>
                <Marks {...customer} refused={refused.has(streamId('customer', customer.id))} />
              </span>
            </div>
          )}
        </VirtualList>
      )}
    </>
  )
}
