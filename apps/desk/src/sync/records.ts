import type { RowOf, StreamId, View } from '@causeway/core'
import { streamId } from '@causeway/core'
import { useView } from '@causeway/react'
import { customerList, drawerList, orderList, productList, stockList, textSubject } from '@causeway/shop'
import { text, textList } from '@causeway/text'

/** A record with something to say about it besides its content. */
export interface MarkedRecord {
  readonly stream: StreamId
  /** `Order KVQ-0042`. */
  readonly title: string
  readonly href: string
  readonly waiting: number
  readonly questions: number
  readonly trouble: 'newer' | 'quarantined' | undefined
}

type Wanted = Pick<MarkedRecord, 'waiting' | 'questions' | 'trouble'>

/** Nobody is asked about a text: what several write stands side by side. */
const nothingAsked = { questions: 0, trouble: undefined }

/** The records for which something is waiting to be sent, or which need a person. */
export function useMarkedRecords(wanted: (record: Wanted) => boolean): readonly MarkedRecord[] {
  const names = useView(productList, ({ rows }) => rows)
  const orders = useMarkedRows(orderList, wanted)
  const customers = useMarkedRows(customerList, wanted)
  const products = useMarkedRows(productList, wanted)
  const stocks = useMarkedRows(stockList, wanted)
  const drawers = useMarkedRows(drawerList, wanted)
  const texts = useMarkedRows(textList, (row) => wanted({ ...row, ...nothingAsked }))
  const numbers = useView(orderList, ({ rows }) => rows)
  const numberOf = (order: string) => numbers.get(streamId('order', order))?.number ?? ''
  const nameOf = (product: string) => names.get(streamId('product', product))?.name ?? product
  return [
    ...orders.map((row) => record(row, 'order', `Order ${row.number}`, `/orders/${row.id}`)),
    ...customers.map((row) => record(row, 'customer', row.name, `/customers/${row.id}`)),
    ...products.map((row) => record(row, 'product', row.name, `/products/${row.id}`)),
    ...stocks.map((row) =>
      record(row, 'stock', `Stock of ${nameOf(row.product)}`, `/products/${row.product}`),
    ),
    ...drawers.map((row) => record(row, 'drawer', `Drawer ${row.name}`, `/money/drawers/${row.id}`)),
    ...texts.map((row) => {
      const subject = textSubject(row.id)
      const [title, href] =
        subject.kind === 'order'
          ? [`Notes of order ${numberOf(subject.order)}`, `/orders/${subject.order}`]
          : ['The hand-over page', '/hand-over']
      return record({ ...row, ...nothingAsked }, text.name, title, href)
    }),
  ]
}

/** True for what needs a person. */
export function needsPerson({ questions, trouble }: Wanted): boolean {
  return questions > 0 || trouble !== undefined
}

/** True for what is on this device alone. */
export function isWaiting({ waiting }: Wanted): boolean {
  return waiting > 0
}

function useMarkedRows<Row, S, T extends string>(
  view: View<Row, S, T>,
  wanted: (row: Row) => boolean,
): readonly RowOf<View<Row, S, T>>[] {
  return useView(view, ({ sorted }) => sorted.filter(wanted))
}

function record(
  { id, waiting, questions, trouble }: Wanted & { readonly id: string },
  aggregate: string,
  title: string,
  href: string,
): MarkedRecord {
  return { stream: streamId(aggregate, id), title, href, waiting, questions, trouble }
}
