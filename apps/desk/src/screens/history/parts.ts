import { type LoggedEvent, parseStreamId } from '@causeway/core'
import { isTidying } from '../../history/writing.ts'

/** A part of the history one looks through. */
export type HistoryPart = 'all' | 'orders' | 'stock' | 'customers' | 'money' | 'texts' | 'desk'

/** The parts, in the order they are offered, by the kinds of records they tell of. */
export const historyParts: readonly {
  readonly name: HistoryPart
  readonly title: string
  readonly aggregates: readonly string[]
}[] = [
  { name: 'all', title: 'Everything', aggregates: [] },
  { name: 'orders', title: 'Orders', aggregates: ['order'] },
  { name: 'stock', title: 'Stock and products', aggregates: ['stock', 'transfer', 'product'] },
  { name: 'customers', title: 'Customers', aggregates: ['customer'] },
  { name: 'money', title: 'Drawers', aggregates: ['drawer'] },
  { name: 'texts', title: 'Notes', aggregates: ['text'] },
  { name: 'desk', title: 'Desk and team', aggregates: ['desk', 'location', 'priceList', 'member'] },
]

/** What the desk's own bookkeeping records is told with the orders and shelves it is about. */
const bookkeeping: ReadonlySet<string> = new Set(['numbering'])

/** The events of each part, by somebody where a name is given. */
export function partsOf(
  log: readonly LoggedEvent[],
  actor: string | undefined,
): ReadonlyMap<HistoryPart, readonly LoggedEvent[]> {
  const told = log.filter(
    (event) =>
      !bookkeeping.has(parseStreamId(event.stream).aggregate) &&
      !isTidying(event) &&
      (actor === undefined || event.actor === actor),
  )
  return new Map(
    historyParts.map(({ name, aggregates }) => [
      name,
      name === 'all'
        ? told
        : told.filter(({ stream }) => aggregates.includes(parseStreamId(stream).aggregate)),
    ]),
  )
}

/** Everybody who did something, by name. */
export function actorsOf(log: readonly LoggedEvent[]): readonly string[] {
  return [...new Set(log.map(({ actor }) => actor))].toSorted()
}
