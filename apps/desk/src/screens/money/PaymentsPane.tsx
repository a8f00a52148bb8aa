import { useView, useWorkspace } from '@causeway/react'
import { drawerList, paymentList } from '@causeway/shop'
import { Banknote, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { addressOf } from '../../app/addresses.ts'
import { mainDrawerChoice } from '../../app/device-drawer.ts'
import { formatMoney } from '../../format/money.ts'
import { deviceName } from '../../history/author.ts'
import { Filter } from '../../list/Filter.tsx'
import { SearchBox } from '../../list/SearchBox.tsx'
import { VirtualList } from '../../list/VirtualList.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { useIsWide } from '../../parts/use-is-wide.ts'
import { useNow } from '../../parts/use-now.ts'
import { capitalised } from '../../words/names.ts'
import { tenderWords } from '../orders/words.ts'
import { PaymentLine } from './PaymentLine.tsx'
import styles from './PaymentsPane.module.css'
import { addUpPayments, type Kind, kinds, paymentRows, type Takings, wantedPayments } from './payments.ts'

const anything = { query: '', day: '', place: '' }

/** Pixels: one line of a table, or two lines on a phone. */
const rowHeights = { wide: 40, narrow: 60 }

/** Every payment and refund of all orders, and what those that are shown come to. */
export function PaymentsPane() {
  const orders = useView(paymentList, ({ sorted }) => sorted)
  const rows = useMemo(() => paymentRows(orders), [orders])
  const [wanted, setWanted] = useState(anything)
  const [kind, setKind] = useState<Kind>('all')
  const asked = useDeferredValue(wanted)
  const found = useMemo(() => wantedPayments(rows, asked), [rows, asked])
  const parts = useMemo(() => kinds.map((part) => ({ ...part, rows: found.filter(part.holds) })), [found])
  const shown = parts.find(({ name }) => name === kind)?.rows ?? found
  const takings = useMemo(() => addUpPayments(shown), [shown])
  const places = usePlaces(rows)
  const nameOf = useMemo(() => new Map(places.map(({ value, title }) => [value, title])), [places])
  const isWide = useIsWide()
  const now = useNow()
  if (rows.length === 0) {
    return (
      <Empty icon={Banknote} title="No payments yet">
        What is paid on orders, and paid back, is listed here as soon as it is recorded.
      </Empty>
    )
  }
  const change = (part: Partial<typeof anything>) => setWanted((before) => ({ ...before, ...part }))
  return (
    <section className={styles.pane} aria-label="Payments">
      <div className={styles.tools}>
        <SearchBox label="Search payments" value={wanted.query} onChange={(query) => change({ query })} />
        <TextField label="Day" hideLabel type="date" value={wanted.day} onChange={(day) => change({ day })} />
        <Select
          label="Drawer or device"
          hideLabel
          value={wanted.place}
          onChange={(place) => change({ place })}
          options={[{ value: '', title: 'All drawers and devices' }, ...places]}
        />
        <Filter
          label="Which payments"
          value={kind}
          onChange={setKind}
          options={parts
            .filter((part) => part.rows.length > 0 || part.name === kind || part.name === 'all')
            .map((part) => ({ name: part.name, title: part.title, count: part.rows.length }))}
        />
      </div>
      {shown.length === 0 ? (
        <Empty
          icon={SearchX}
          title="No payment matches"
          actions={
            <Button
              looks
              onClick={() => {
                setWanted(anything)
                setKind('all')
              }}
            >
              Show all payments
            </Button>
          }
        />
      ) : (
        <VirtualList
          label="Payments"
          rows={shown}
          rowHeight={isWide ? rowHeights.wide : rowHeights.narrow}
          idOf={(payment) => payment.key}
          hrefOf={(payment) => addressOf('orders', payment.order)}
          current={undefined}
          opensBeside={false}
        >
          {(payment) => (
            <PaymentLine
              payment={payment}
              place={nameOf.get(`drawer/${payment.drawer}`) ?? nameOf.get(`device/${payment.device}`) ?? ''}
              now={now}
            />
          )}
        </VirtualList>
      )}
      <Sums takings={takings} />
    </section>
  )
}

/** The drawers and devices there are payments of, as one chooses among them. */
function usePlaces(rows: readonly { readonly drawer?: string; readonly device: string }[]) {
  const { replica } = useWorkspace()
  const drawers = useView(drawerList, ({ sorted }) => sorted)
  return useMemo(() => {
    const named = new Map<string, string>([
      [mainDrawerChoice.id, mainDrawerChoice.name],
      ...drawers.map(({ id, name }) => [id, name] as const),
    ])
    const inUse = new Set(rows.flatMap(({ drawer }) => (drawer === undefined ? [] : [drawer])))
    const devices = new Set(rows.map(({ device }) => device))
    return [
      ...[...inUse].map((id) => ({ value: `drawer/${id}`, title: named.get(id) ?? 'A drawer' })),
      ...[...devices].map((device) => ({
        value: `device/${device}`,
        title: capitalised(deviceName({ replica: device }, { replica })),
      })),
    ]
  }, [rows, drawers, replica])
}

/** A line under the list for each currency. */
function Sums({ takings }: { readonly takings: readonly Takings[] }) {
  return (
    <div className={styles.sums}>
      {takings.map(({ currency, total, tenders }) => (
        <dl key={currency} className={styles.currency} aria-label={`Shown, in ${currency}`}>
          {tenders.map(({ tender, amount }) => (
            <div key={tender} className={styles.sum}>
              <dt>{tenderWords[tender]}</dt>
              <dd>{formatMoney({ amount, currency })}</dd>
            </div>
          ))}
          <div className={styles.total}>
            <dt>Total</dt>
            <dd>{formatMoney({ amount: total, currency })}</dd>
          </div>
        </dl>
      ))}
    </div>
  )
}
