import { streamId } from '@causeway/core'
import { useView } from '@causeway/react'
import { orderList, orderNotes } from '@causeway/shop'
import { Plus, ReceiptText, SearchX } from 'lucide-react'
import { Suspense, useDeferredValue, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { loadLater } from '../../app/load-later.ts'
import { MainAction } from '../../app/MainAction.tsx'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Filter } from '../../list/Filter.tsx'
import { SearchBox } from '../../list/SearchBox.tsx'
import { matching } from '../../list/search.ts'
import { VirtualList } from '../../list/VirtualList.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { ListToolbar, SplitScreen } from '../../parts/SplitScreen.tsx'
import { useNow } from '../../parts/use-now.ts'
import { useRefusedStreams } from '../../sync/refused-streams.ts'
import { usePlainTexts } from '../../text/use-plain-texts.ts'
import { useWaitingTexts } from '../../text/use-waiting-texts.ts'
import { type OrderFilter, type OrderListRow, orderFilters, orderTexts } from './filters.ts'
import { OrderRow } from './OrderRow.tsx'
import { useBuyers } from './use-buyers.ts'
import { useNewOrder } from './use-new-order.ts'

const OrderDetail = loadLater(() => import('./OrderDetail.tsx'))
const CurrencyChoice = loadLater(() => import('../settings/CurrencyChoice.tsx'))
const SampleShopButton = loadLater(async () => ({
  default: (await import('../../sample/SampleShopButton.tsx')).SampleShopButton,
}))

/** Pixels: two lines of text and the room around them. */
const rowHeight = 60

/** The orders, and the one that is open beside them. */
export default function OrdersScreen({ id }: { readonly id: string | undefined }) {
  const [, navigate] = useLocation()
  const orders = useView(orderList, ({ sorted }) => sorted)
  const newOrder = useNewOrder()
  const isServed = useView(orderList, ({ rows }) => isDone(rows.get(streamId('order', id ?? ''))))
  useShortcut('create', newOrder.start)
  useShortcut('back', () => navigate('/orders'), id !== undefined)
  return (
    <>
      <ScreenHeader title="Orders" count={orders.length}>
        <MainAction icon={Plus} isBeside={id !== undefined && !isServed} onClick={newOrder.start}>
          New order
        </MainAction>
      </ScreenHeader>
      {newOrder.problem && (
        <Notice tone="bad" title="The order was not started">
          {newOrder.problem}
        </Notice>
      )}
      {orders.length === 0 && id === undefined ? (
        <NoOrders onStart={newOrder.start} />
      ) : (
        <SplitScreen
          listLabel="Order list"
          list={<OrderList orders={orders} id={id} />}
          detailLabel="Order"
          detail={
            id === undefined ? (
              <Empty icon={ReceiptText} title="No order is open">
                Choose one from the list, or start a new one.
              </Empty>
            ) : (
              <Suspense>
                <OrderDetail key={id} id={id} />
              </Suspense>
            )
          }
          isOpen={id !== undefined}
        />
      )}
    </>
  )
}

/** Paid, and the goods are with the customer: the next step is the next order. */
function isDone(order: OrderListRow | undefined): boolean {
  if (!order) return false
  return order.balance <= 0 && (order.progress === 'handed over' || order.progress === 'shipped')
}

interface OrderListProps {
  readonly orders: readonly OrderListRow[]
  readonly id: string | undefined
}

function OrderList({ orders, id }: OrderListProps) {
  const refused = useRefusedStreams()
  const now = useNow()
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<OrderFilter>('all')
  const asked = useDeferredValue(query)
  const buyerOf = useBuyers()
  const texts = usePlainTexts()
  const notesWaiting = useWaitingTexts()
  const found = useMemo(
    () =>
      matching(orders, asked, (order) => [
        ...orderTexts(order),
        buyerOf(order).name,
        texts.get(orderNotes(order.id)),
      ]),
    [orders, asked, buyerOf, texts],
  )
  const parts = useMemo(
    () => orderFilters.map((part) => ({ ...part, rows: found.filter(part.holds) })),
    [found],
  )
  const shown = parts.find(({ name }) => name === filter)?.rows ?? found
  return (
    <>
      <ListToolbar>
        <SearchBox label="Search orders" value={query} onChange={setQuery} />
        <Filter
          label="Which orders"
          value={filter}
          onChange={setFilter}
          options={parts.map(({ name, title, rows }) => ({ name, title, count: rows.length }))}
        />
      </ListToolbar>
      {shown.length === 0 ? (
        <Empty
          icon={SearchX}
          title={found.length === 0 ? 'No order matches' : 'None of these'}
          actions={
            <Button
              looks
              onClick={() => {
                if (found.length === 0) setQuery('')
                setFilter('all')
              }}
            >
              {asked.trim() === '' || found.length === 0
                ? 'Show all orders'
                : `Show ${found.length.toLocaleString()} among all orders`}
            </Button>
          }
        />
      ) : (
        <VirtualList
          label="Orders"
          rows={shown}
          rowHeight={rowHeight}
          idOf={(order) => order.id}
          hrefOf={(order) => addressOf('orders', order.id)}
          current={id}
        >
          {(order) => (
            <OrderRow
              order={order}
              customerName={buyerOf(order).name}
              notesWaiting={notesWaiting.get(orderNotes(order.id)) ?? 0}
              refused={refused.has(streamId('order', order.id))}
              now={now}
            />
          )}
        </VirtualList>
      )}
    </>
  )
}

function NoOrders({ onStart }: { readonly onStart: () => void }) {
  return (
    <Empty
      icon={ReceiptText}
      title="No orders yet"
      actions={
        <>
          <Button look="primary" icon={Plus} onClick={onStart}>
            New order
          </Button>
          <Suspense>
            <SampleShopButton />
          </Suspense>
          <Suspense>
            <CurrencyChoice />
          </Suspense>
        </>
      }
    >
      Start one and type what is sold: new products are added as you go. All is saved on this device at once,
      and sent when there is a connection.
    </Empty>
  )
}
