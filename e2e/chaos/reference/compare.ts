import type { CustomerState, OrderState, ProductState, StockState, TransferState } from '@causeway/shop'
import type { Page } from '@playwright/test'
import type { LoggedEvent } from './log.ts'
import { orderRow } from './orders.ts'
import { customerRow, productRow, type Row, transferRow } from './records.ts'
import { shelfRow } from './shelves.ts'

/** What a tab shows of one kind of record, and how many questions it asks about each. */
type Shown<State> = Readonly<Record<string, { readonly state: State; readonly disputes: number }>>

/** Reads records as a tab has them. */
async function shown<State>(page: Page, aggregate: string, ids: readonly string[]): Promise<Shown<State>> {
  const text = await page.evaluate(
    ([name, all]) =>
      JSON.stringify(
        Object.fromEntries(
          all.map((id) => {
            const state = globalThis.causeway?.state({ name, initialState: {} }, id)
            const status = globalThis.causeway?.status(`${name}/${id}`)
            return [id, { state, disputes: status?.conflicts.length ?? -1 }]
          }),
        ),
      ),
    [aggregate, ids] as const,
  )
  return JSON.parse(text)
}

/** What the log says of every record, added up here once: the rows as text, by stream. */
export function reckon(log: readonly LoggedEvent[]): ReadonlyMap<string, string> {
  const byStream = new Map<string, LoggedEvent[]>()
  for (const event of log) {
    const list = byStream.get(event.stream)
    if (list) list.push(event)
    else byStream.set(event.stream, [event])
  }
  const rows = new Map<string, string>()
  for (const [stream, events] of byStream) {
    const row = reckoners[stream.slice(0, stream.indexOf('/'))]
    if (row) rows.set(stream, inOrder(row(events)))
  }
  return rows
}

const reckoners: Readonly<Record<string, (events: readonly LoggedEvent[]) => Row>> = {
  customer: customerRow,
  product: productRow,
  order: orderRow,
  stock: shelfRow,
  transfer: transferRow,
}

/** A tab's records beside what was reckoned: what differs, in words. */
export async function differences(
  page: Page,
  reckoned: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  async function compare<State>(
    aggregate: string,
    told: (state: State) => Omit<Row, 'disputes'>,
  ): Promise<readonly string[]> {
    const prefix = `${aggregate}/`
    const ids = [...reckoned.keys()].filter((stream) => stream.startsWith(prefix))
    const rows = await shown<State>(
      page,
      aggregate,
      ids.map((stream) => stream.slice(prefix.length)),
    )
    return ids.flatMap((stream) => {
      const row = rows[stream.slice(prefix.length)]
      const seen = row ? inOrder({ ...told(row.state), disputes: row.disputes }) : 'nothing'
      const right = reckoned.get(stream)
      return seen === right ? [] : [`${stream} shows ${seen}; the log says ${right}.`]
    })
  }
  return [
    ...(await compare('customer', customerTold)),
    ...(await compare('product', productTold)),
    ...(await compare('order', orderTold)),
    ...(await compare('stock', shelfTold)),
    ...(await compare('transfer', ({ progress }: TransferState) => ({ progress }))),
  ]
}

const customerTold = ({ name, phone, email, address, archived }: CustomerState) => ({
  name,
  phone,
  email,
  address,
  archived,
})

const productTold = ({ name, sku, price, selling }: ProductState) => ({ name, sku, price, selling })

function orderTold(order: OrderState): Omit<Row, 'disputes'> {
  const { progress, number, customer, delivery, fulfilment, location, lines, payments, declined } = order
  return {
    ...{ progress, number, customer, delivery, fulfilment, location },
    lines: Object.fromEntries(
      Object.entries(lines).map(([id, { product, quantity, discount = 0 }]) => [
        id,
        { product, quantity, discount },
      ]),
    ),
    paid: Object.entries(payments).reduce(
      (sum, [id, { amount }]) => (id in declined ? sum : sum + amount),
      0,
    ),
    promised: Object.fromEntries(Object.entries(order.promises).map(([id, { amount }]) => [id, amount])),
  }
}

const shelfTold = ({ onHand, doubtful, wishes }: StockState) => ({
  onHand,
  doubtful: doubtful.length,
  isOverPromised:
    Object.values(wishes).reduce((sum, { promised }) => sum + promised, 0) > Math.max(0, onHand),
})

/** As text with fields in one order, so that equal records are equal texts. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
