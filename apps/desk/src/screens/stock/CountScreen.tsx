import { useExecute, useView } from '@causeway/react'
import { productList, stock, stockId, stockList } from '@causeway/shop'
import { Check, ClipboardList, SearchX } from 'lucide-react'
import { type FormEvent, useDeferredValue, useMemo, useState } from 'react'
import { useHere } from '../../app/here.ts'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { readCount } from '../../format/count.ts'
import { counted } from '../../format/words.ts'
import { SearchBox } from '../../list/SearchBox.tsx'
import { matcher } from '../../list/search.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { ListToolbar } from '../../parts/SplitScreen.tsx'
import styles from './CountScreen.module.css'
import { StockTabs } from './StockTabs.tsx'
import { type ShelfRow, shelvesAt } from './shelves.ts'
import { placeOptions, useLocations } from './use-locations.ts'

/** As many as one walks along at a time; whoever looks for another types its name. */
const shown = 100

const textsOf = ({ name, sku }: ShelfRow) => [name, sku]

/** Counting, made for a phone in one hand: type what is there, see what changes, go on to the next. */
export default function CountScreen() {
  const places = useLocations()
  const here = useHere()
  const products = useView(productList, ({ sorted }) => sorted)
  const stocks = useView(stockList, ({ sorted }) => sorted)
  const [chosen, setChosen] = useState<string>()
  const [query, setQuery] = useState('')
  const [done, setDone] = useState<ReadonlyMap<string, number>>(new Map())
  const location = chosen ?? here
  const asked = useDeferredValue(query)
  const shelves = useMemo(() => shelvesAt(location, products, stocks), [location, products, stocks])
  const found = useMemo(() => shelves.filter(matcher(asked, textsOf)), [shelves, asked])
  return (
    <>
      <ScreenHeader title="Stock" />
      <div className={styles.screen}>
        <ListToolbar>
          <StockTabs />
          {places.length > 1 && (
            <Select
              label="Location"
              hideLabel
              value={location}
              onChange={(place) => {
                setChosen(place)
                setDone(new Map())
              }}
              options={placeOptions(places)}
            />
          )}
          <SearchBox label="Find what to count" value={query} onChange={setQuery} />
          <p className={styles.progress} role="status">
            {counted(done.size, 'product')} counted
          </p>
        </ListToolbar>
        {found.length === 0 ? (
          <Empty
            icon={products.length === 0 ? ClipboardList : SearchX}
            title={products.length === 0 ? 'No products yet' : 'No product matches'}
          >
            {products.length === 0 ? 'Add what you sell under Products, then count it here.' : undefined}
          </Empty>
        ) : (
          <ul className={styles.list} aria-label="To be counted">
            {found.slice(0, shown).map((row) => (
              <CountRow
                key={`${location}/${row.product}`}
                row={row}
                location={location}
                done={done.get(row.product)}
                onDone={(count) => setDone((before) => new Map(before).set(row.product, count))}
              />
            ))}
            {found.length > shown && (
              <li className={styles.more}>
                {counted(found.length - shown, 'product')} more: type a name or number to find them.
              </li>
            )}
          </ul>
        )}
      </div>
    </>
  )
}

interface CountRowProps {
  readonly row: ShelfRow
  readonly location: string
  /** What was counted a moment ago. */
  readonly done: number | undefined
  readonly onDone: (count: number) => void
}

function CountRow({ row, location, done, onDone }: CountRowProps) {
  const { product, name, sku, onHand } = row
  const { execute, pending, error } = useExecute()
  const [text, setText] = useState('')
  /** What the book said when this count was begun: what is sold meanwhile by others must not be lost in it. */
  const [was, setWas] = useState<number>()
  const count = readCount(text)
  const before = was ?? onHand
  const change = Number.isNaN(count) ? 0 : count - before

  function type(value: string): void {
    setText(value)
    setWas(value === '' ? undefined : (was ?? onHand))
  }

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const outcome = await execute(
      stock.commands.count(stockId(product, location), { counted: count, was: before }),
    )
    if (!outcome.ok) return
    onDone(count)
    type('')
    nextField(form)?.focus()
  }

  return (
    <li className={styles.row} data-done={done !== undefined || undefined}>
      <form className={styles.form} onSubmit={save} noValidate>
        <span className={styles.name}>
          {name}
          <span className={styles.note}>
            {[sku, row.opened ? `${onHand.toLocaleString()} in the book` : 'never counted']
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        {text === '' ? (
          done !== undefined && (
            <span className={styles.done}>
              <Check aria-hidden size={16} strokeWidth={2} /> {done.toLocaleString()}
            </span>
          )
        ) : (
          <span className={styles.change} data-off={change !== 0 || undefined}>
            {Number.isNaN(count)
              ? ''
              : `${before.toLocaleString()} → ${count.toLocaleString()} (${change > 0 ? '+' : change < 0 ? '−' : '±'}${Math.abs(change).toLocaleString()})`}
          </span>
        )}
        <span className={styles.field}>
          <TextField
            label={`Counted: ${name}`}
            hideLabel
            inputMode="numeric"
            enterKeyHint="next"
            placeholder="Count"
            value={text}
            onChange={type}
            error={text === '' ? undefined : (error?.fields?.[0]?.message ?? error?.message)}
          />
        </span>
        <Button type="submit" look={text === '' ? 'plain' : 'primary'} disabled={pending || text === ''}>
          Save
        </Button>
      </form>
    </li>
  )
}

/** The field of the next row. */
function nextField(form: HTMLFormElement): HTMLInputElement | null {
  return form.closest('li')?.nextElementSibling?.querySelector('input') ?? null
}
