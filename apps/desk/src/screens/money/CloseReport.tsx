import { streamId } from '@causeway/core'
import { useAggregate, useView, useWorkspace } from '@causeway/react'
import { type Close, type DrawerState, drawer, type Entry, order, orderList } from '@causeway/shop'
import { ArrowLeft, FileQuestionMark, Printer } from 'lucide-react'
import { Link } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { formatMoney } from '../../format/money.ts'
import { fullTime } from '../../format/words.ts'
import { deviceName } from '../../history/author.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { Figures } from '../../parts/Figures.tsx'
import { Sheet, SheetSection } from '../../parts/Sheet.tsx'
import { tenderWords } from '../orders/words.ts'
import styles from './CloseReport.module.css'
import { roundingOf, sumsByTender } from './sums.ts'
import { dayWords, differenceWords } from './words.ts'

/** A signed close as it was signed, to read and to print. */
export function CloseReport({ id, close: wanted }: { readonly id: string; readonly close: string }) {
  const { state } = useAggregate(drawer, id)
  const close = state.closes.find((one) => one.close === wanted)
  if (!close) {
    return (
      <Empty icon={FileQuestionMark} title="This close is not on this device">
        It may not have arrived yet, or somebody else was first to close the drawer.
      </Empty>
    )
  }
  return (
    <Sheet>
      <header className={styles.head}>
        <Link href={`/money/drawers/${encodeURIComponent(id)}`} className={styles.back ?? ''}>
          <ArrowLeft aria-hidden size={16} strokeWidth={1.75} />
          {state.name}
        </Link>
        <div className={styles.title}>
          <h2>
            {state.name}, {dayWords(close.day)}
          </h2>
          <p className={styles.signed}>
            Signed by {close.by}, {fullTime(close.at)}
          </p>
        </div>
        <div className={styles.print}>
          <Button looks icon={Printer} onClick={() => globalThis.print()}>
            Print
          </Button>
        </div>
      </header>
      <Contents state={state} close={close} />
    </Sheet>
  )
}

function Contents({
  state: { currency, moves },
  close,
}: {
  readonly state: DrawerState
  readonly close: Close
}) {
  const { replica } = useWorkspace()
  const { float, entries, expected, counted, coins, note, heard = [] } = close
  const money = (amount: number) => formatMoney({ amount, currency })
  const rounding = roundingOf(entries)
  const cash = entries.reduce((sum, entry) => sum + entry.cash, 0)
  const lines: readonly { name: string; amount: number; strong?: true }[] = [
    { name: 'Float', amount: float },
    { name: 'Cash payments, less what went back', amount: cash - rounding },
    ...(rounding === 0 ? [] : [{ name: 'Rounding to coins', amount: rounding }]),
    ...close.moves.map(({ movement, amount, late }) => ({
      name: `${moves[movement]?.reason ?? 'Moved by hand'}${late ? ' (late)' : ''}`,
      amount,
    })),
    { name: 'Should have been there', amount: expected, strong: true },
    { name: 'Counted', amount: counted, strong: true },
  ]
  return (
    <>
      <Figures
        figures={[
          { name: 'Should have been there', value: money(expected) },
          { name: 'Counted', value: money(counted) },
          {
            name: 'Difference',
            value: differenceWords({ amount: counted - expected, currency }),
            alarming: counted !== expected,
          },
        ]}
      />
      <SheetSection title="Cash">
        <table className={styles.table}>
          <tbody>
            {lines.map(({ name, amount, strong }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a signed close never changes
              <tr key={index} data-strong={strong}>
                <th scope="row">{name}</th>
                <td>{money(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {(coins !== undefined || note) && (
          <Facts
            facts={[
              {
                name: 'Notes and coins',
                value: coins?.map(({ value, count }) => `${count} × ${money(value)}`).join(', '),
              },
              { name: 'Note', value: note || undefined },
            ]}
          />
        )}
      </SheetSection>
      <SheetSection title="By tender">
        {entries.length === 0 ? <p>Nothing was paid.</p> : <Tenders entries={entries} money={money} />}
      </SheetSection>
      {entries.length > 0 && (
        <SheetSection title="Payments">
          <Entries entries={entries} money={money} />
        </SheetSection>
      )}
      {heard.length > 0 && (
        <SheetSection
          title="Last heard of other devices"
          description="What they did after that is in a later close."
        >
          <Facts
            facts={heard.map(({ device, heardAt }) => ({
              name: deviceName({ replica: device }, { replica }),
              value: fullTime(heardAt),
            }))}
          />
        </SheetSection>
      )}
    </>
  )
}

interface ListProps {
  readonly entries: readonly Entry[]
  readonly money: (amount: number) => string
}

function Tenders({ entries, money }: ListProps) {
  const sums = sumsByTender(entries)
  const hasLate = sums.some(({ late }) => late !== 0)
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Tender</th>
            <th scope="col">Taken</th>
            <th scope="col">Back or declined</th>
            <th scope="col">Total</th>
            {hasLate && <th scope="col">Of it late</th>}
          </tr>
        </thead>
        <tbody>
          {sums.map(({ tender, taken, back, total, late }) => (
            <tr key={tender}>
              <th scope="row">{tenderWords[tender]}</th>
              <td>{money(taken)}</td>
              <td>{money(back)}</td>
              <td>{money(total)}</td>
              {hasLate && <td>{money(late)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Entries({ entries, money }: ListProps) {
  const orders = useView(orderList, ({ rows }) => rows)
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col" className={styles.words}>
              When
            </th>
            <th scope="col" className={styles.words}>
              How
            </th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ order: whose, payment, kind, tender, amount, at, late }) => (
            <tr key={`${whose}/${payment}/${kind}`}>
              <th scope="row">
                <Link href={addressOf('orders', whose)}>
                  {orders.get(streamId(order.name, whose))?.number ?? 'An order'}
                </Link>
              </th>
              <td className={styles.words}>{fullTime(at)}</td>
              <td className={styles.words}>
                <span className={styles.how}>
                  {tenderWords[tender]}
                  {kind === 'payment' && amount < 0 && ' back'}
                  {kind === 'declined' && <Badge tone="bad">Declined</Badge>}
                  {late && <Badge tone="warn">Late</Badge>}
                </span>
              </td>
              <td>{money(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
