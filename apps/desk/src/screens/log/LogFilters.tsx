import { type LogQuery, streamId } from '@causeway/core'
import { useView } from '@causeway/react'
import { customerList, orderList, productList, shopModel } from '@causeway/shop'
import { Search } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { Select, TextField } from '../../parts/Field.tsx'
import { Picker } from '../../parts/Picker.tsx'
import { fromLocal, toLocal } from '../../travel/local-time.ts'
import { aggregateWords } from './aggregate-words.ts'
import { sayType } from './filter-words.ts'
import type { FoundEvents } from './found-events.ts'
import styles from './LogFilters.module.css'
import { useAuthors } from './use-authors.ts'

interface LogFiltersProps {
  readonly query: LogQuery
  readonly found: FoundEvents | undefined
  readonly onQuery: (query: LogQuery) => void
}

const any = ''

/** What can be asked of the log; each answer is in the address at once. */
export function LogFilters({ query, found, onQuery }: LogFiltersProps) {
  const { people, devices } = useAuthors(query, found)
  const types = useMemo(() => typesOf(query.aggregate), [query.aggregate])
  const ask = (change: { readonly [Part in keyof LogQuery]?: LogQuery[Part] | undefined }) =>
    onQuery(present({ ...query, ...change }))
  return (
    <div className={styles.filters}>
      <div className={styles.whole}>
        <RecordPicker onPick={(stream) => ask({ stream })} />
      </div>
      <Select
        label="Kind of record"
        value={query.aggregate ?? any}
        onChange={(aggregate) => ask({ aggregate: chosen(aggregate), types: undefined })}
        options={[
          { value: any, title: 'Any' },
          ...Object.entries(aggregateWords).map(([value, title]) => ({ value, title })),
        ]}
      />
      <Select
        label="What was done"
        value={query.types?.join() ?? any}
        onChange={(type) => ask({ types: type === any ? undefined : type.split(',') })}
        options={[
          { value: any, title: 'Anything' },
          ...(query.types && query.types.length > 1
            ? [{ value: query.types.join(), title: query.types.map(sayType).join(' or ') }]
            : []),
          ...types.map((type) => ({ value: type, title: sayType(type) })),
        ]}
      />
      <Select
        label="Who"
        value={query.actor ?? any}
        onChange={(actor) => ask({ actor: chosen(actor) })}
        options={[{ value: any, title: 'Anybody' }, ...people]}
      />
      <Select
        label="Device"
        value={query.replica ?? any}
        onChange={(replica) => ask({ replica: chosen(replica), seq: undefined })}
        options={[{ value: any, title: 'Any' }, ...devices]}
      />
      <TextField
        label="From"
        type="datetime-local"
        step={1}
        value={query.since === undefined ? '' : toLocal(query.since)}
        onChange={(text) => ask({ since: startOf(text) })}
      />
      <TextField
        label="Until"
        type="datetime-local"
        step={1}
        value={query.until === undefined ? '' : toLocal(query.until)}
        onChange={(text) => ask({ until: fromLocal(text) })}
      />
      <TextField
        label="After position"
        inputMode="numeric"
        value={query.after === undefined ? '' : `${query.after}`}
        onChange={(text) => ask({ after: /^\d{1,15}$/.test(text) ? Number(text) : undefined })}
      />
      <TextField
        label="Action, by its id"
        value={query.correlation ?? ''}
        onChange={(text) => ask({ correlation: chosen(text.trim()) })}
      />
    </div>
  )
}

/** A record by its name. */
function RecordPicker({ onPick }: { readonly onPick: (stream: string) => void }) {
  const orders = useView(orderList, ({ sorted }) => sorted)
  const products = useView(productList, ({ sorted }) => sorted)
  const customers = useView(customerList, ({ sorted }) => sorted)
  const records = useMemo(
    () => [
      ...orders.map(({ id, number, customerName }) => ({
        stream: streamId('order', id),
        title: `Order ${number}`,
        note: customerName,
      })),
      ...customers.map(({ id, name }) => ({
        stream: streamId('customer', id),
        title: name,
        note: 'Customer',
      })),
      ...products.map(({ id, name }) => ({ stream: streamId('product', id), title: name, note: 'Product' })),
    ],
    [orders, products, customers],
  )
  type RecordItem = (typeof records)[number]
  const textsOf = useCallback(({ title, note }: RecordItem) => [title, note] as const, [])
  return (
    <Picker
      label="One record"
      placeholder="An order, a customer, a product"
      icon={Search}
      items={records}
      idOf={({ stream }) => stream}
      textsOf={textsOf}
      onPick={({ stream }) => onPick(stream)}
      empty="Nothing of that name."
    >
      {({ title, note }) => (
        <>
          <span className={styles.title}>{title}</span>
          <span className={styles.note}>{note}</span>
        </>
      )}
    </Picker>
  )
}

/** The kinds of changes of some records, or of all, by what they are called. */
function typesOf(aggregate: string | undefined): readonly string[] {
  const models = aggregate === undefined ? [...shopModel.values()] : [shopModel.get(aggregate)]
  const types = new Set(models.flatMap((model) => [...(model?.events.keys() ?? [])]))
  return [...types].toSorted((a, b) => sayType(a).localeCompare(sayType(b)))
}

const chosen = (value: string) => (value === any ? undefined : value)

function startOf(text: string): number | undefined {
  const end = fromLocal(text)
  return end === undefined ? undefined : end - 999
}

/** The query of what is asked. */
function present(asked: { readonly [Part in keyof LogQuery]?: LogQuery[Part] | undefined }): LogQuery {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}
