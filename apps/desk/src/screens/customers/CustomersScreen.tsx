import type { Customer } from '@causeway/shop'
import { Plus, SearchX, Users } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { MainAction } from '../../app/MainAction.tsx'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Filter } from '../../list/Filter.tsx'
import { SearchBox } from '../../list/SearchBox.tsx'
import { matching } from '../../list/search.ts'
import { VirtualList } from '../../list/VirtualList.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ListToolbar, SplitScreen } from '../../parts/SplitScreen.tsx'
import { SampleShopButton } from '../../sample/SampleShopButton.tsx'
import { CustomerDetail } from './CustomerDetail.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { CustomerRow } from './CustomerRow.tsx'
import { type CustomerFilter, customerFilters, customerTexts } from './filters.ts'
import { useDirectory } from './use-directory.ts'
import { useDuplicates } from './use-duplicates.ts'
import { useOwed } from './use-owed.ts'

/** Pixels: two lines of text and the room around them. */
const rowHeight = 56

/** The customers, and the one that is open beside them. */
export default function CustomersScreen({ id }: { readonly id: string | undefined }) {
  const [, navigate] = useLocation()
  const { customers, of } = useDirectory()
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
          list={<CustomerList customers={customers} id={id === undefined ? undefined : (of(id)?.id ?? id)} />}
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
  readonly customers: readonly Customer[]
  readonly id: string | undefined
}

function CustomerList({ customers, id }: CustomerListProps) {
  const owed = useOwed()
  const duplicates = useDuplicates()
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<CustomerFilter>('all')
  const asked = useDeferredValue(query)
  const found = useMemo(() => matching(customers, asked, customerTexts), [customers, asked])
  const parts = useMemo(
    () =>
      customerFilters.map((part) => ({
        ...part,
        rows: found.filter((one) =>
          part.holds(one, { owes: owed.has(one.id), isDuplicate: duplicates.has(one.id) }),
        ),
      })),
    [found, owed, duplicates],
  )
  const shown = parts.find(({ name }) => name === filter)?.rows ?? found
  return (
    <>
      <ListToolbar>
        <SearchBox label="Search customers" value={query} onChange={setQuery} />
        <Filter
          label="Which customers"
          value={filter}
          onChange={setFilter}
          options={parts.map(({ name, title, rows }) => ({ name, title, count: rows.length }))}
        />
      </ListToolbar>
      {shown.length === 0 ? (
        <Empty
          icon={SearchX}
          title={asked.trim() === '' ? 'None of these' : 'No customer matches'}
          actions={
            <Button
              looks
              onClick={() => {
                setQuery('')
                setFilter('all')
              }}
            >
              Show all customers
            </Button>
          }
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
          {(customer) => <CustomerRow customer={customer} owed={owed.get(customer.id) ?? []} />}
        </VirtualList>
      )}
    </>
  )
}
