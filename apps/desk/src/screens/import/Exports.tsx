import { eventText } from '@causeway/protocol'
import { useSync, useWorkspace } from '@causeway/react'
import {
  customerList,
  customersCsv,
  handOverPage,
  type OrderState,
  order,
  orderList,
  orderNotes,
  ordersCsv,
  product,
  productList,
  productsCsv,
  stockList,
} from '@causeway/shop'
import { Download } from 'lucide-react'
import { noteMissing } from '../../history/older.ts'
import { Button } from '../../parts/Button.tsx'
import { SheetSection } from '../../parts/Sheet.tsx'
import { type FileKind, saveFile } from '../../parts/save-file.ts'
import { usePriceLists } from '../../prices/use-price-lists.ts'
import { usePlainTexts } from '../../text/use-plain-texts.ts'
import { useLocations } from '../stock/use-locations.ts'
import styles from './Exports.module.css'

/** What is on this device as files: for a spreadsheet, for another program, for keeping. */
export function Exports() {
  const workspace = useWorkspace()
  const texts = usePlainTexts()
  const waiting = useSync((status) => status.waiting)
  const places = useLocations()
  const lists = new Map(usePriceLists().map(({ id, name }) => [id, name]))
  const save = (name: string, text: string, kind: FileKind) => saveFile(workspace.id, name, [text], kind)

  function orders(): void {
    const { sorted } = workspace.view(orderList).getState()
    const notes = new Map<OrderState, string | undefined>(
      sorted.map(({ id }) => [workspace.state(order, id), texts.get(orderNotes(id))]),
    )
    save(
      'orders',
      ordersCsv(notes.keys(), lists, (state) => notes.get(state)),
      'text/csv',
    )
  }

  function products(): void {
    const shelves = Map.groupBy(workspace.view(stockList).getState().sorted, ({ product: id }) => id)
    const { sorted } = workspace.view(productList).getState()
    const all = sorted.map(({ id }) => ({
      state: workspace.state(product, id),
      shelves: shelves.get(id) ?? [],
    }))
    save('products', productsCsv(all, new Map(places.map(({ id, name }) => [id, name])), lists), 'text/csv')
  }

  async function history(): Promise<void> {
    const log = await workspace.log()
    save('history', log.map(eventText).join('\n'), 'application/jsonl')
  }

  const files = [
    {
      title: 'Orders',
      about: 'One row per line with the notes, for a spreadsheet. The desk can import it again.',
      run: orders,
    },
    {
      title: 'Products and stock',
      about: 'One row per product and location, with the prices by every list.',
      run: products,
    },
    {
      title: 'Customers',
      about: 'Names, e-mail addresses, phone numbers, addresses and price lists.',
      run: () =>
        save('customers', customersCsv(workspace.view(customerList).getState().sorted, lists), 'text/csv'),
    },
    {
      title: 'The hand-over page',
      about: 'What the shifts left for each other, as text.',
      run: () => save('hand-over', texts.get(handOverPage) ?? '', 'text/plain'),
      disabled: !texts.get(handOverPage),
    },
    {
      title: 'Everything that happened',
      about: 'Every change with who made it and when, one per line (JSON).',
      run: () => void history().catch(noteMissing),
    },
    {
      title: 'Work that is not sent',
      about:
        waiting === 0
          ? 'Everything recorded on this device is on the relay.'
          : 'What is on this device and nowhere else yet.',
      run: () => void workspace.exportUnsent().then((text) => save('unsent', text, 'application/jsonl')),
      disabled: waiting === 0,
    },
  ]
  return (
    <SheetSection
      title="Export"
      description="Made on this device from what it holds, also with no connection."
    >
      <ul>
        {files.map(({ title, about, run, disabled = false }) => (
          <li key={title} className={styles.file}>
            <span className={styles.name}>
              {title}
              <span className={styles.about}>{about}</span>
            </span>
            <Button looks icon={Download} disabled={disabled} aria-label={`Save ${title}`} onClick={run}>
              Save
            </Button>
          </li>
        ))}
      </ul>
    </SheetSection>
  )
}
