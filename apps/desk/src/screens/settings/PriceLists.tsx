import { useExecute } from '@causeway/react'
import { priceList } from '@causeway/shop'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../app/use-may.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { SheetSection } from '../../parts/Sheet.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { type PriceList, usePriceLists } from '../../prices/use-price-lists.ts'
import styles from './Locations.module.css'

/** The price lists beside the standard prices; what a product costs by them is said at the product. */
export function PriceLists() {
  const lists = usePriceLists()
  const may = useMay()
  const { execute, error } = useExecute()
  const [editing, setEditing] = useState<PriceList | 'new'>()
  const { close, reopen } = priceList.commands
  const isTheirs = may(priceList, 'add')
  if (lists.length === 0 && !isTheirs) return null
  return (
    <SheetSection
      title="Price lists"
      description="Prices for some customers: trade, friends, a festival. A product without a price on a list costs its standard price there. Orders that are confirmed keep the prices they were confirmed with."
    >
      {lists.length > 0 && (
        <ul>
          {lists.map((list) => (
            <li key={list.id} className={styles.place}>
              <span className={styles.name}>
                {list.name}
                {list.closed && <span className={styles.note}> closed</span>}
              </span>
              {isTheirs && (
                <>
                  <Button
                    small
                    look="quiet"
                    aria-label={`Rename ${list.name}`}
                    onClick={() => setEditing(list)}
                  >
                    Rename
                  </Button>
                  <Button
                    small
                    look="quiet"
                    aria-label={`${list.closed ? 'Open again' : 'Close'} ${list.name}`}
                    onClick={() => void execute(list.closed ? reopen(list.id, {}) : close(list.id, {}))}
                  >
                    {list.closed ? 'Open again' : 'Close'}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {error && <Notice tone="bad">{error.message}</Notice>}
      {isTheirs && (
        <div>
          <Button icon={Plus} onClick={() => setEditing('new')}>
            Add price list
          </Button>
        </div>
      )}
      {editing && (
        <ListForm list={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </SheetSection>
  )
}

function ListForm({ list, onClose }: { readonly list: PriceList | undefined; readonly onClose: () => void }) {
  // One id for as long as the form is open: sending it twice adds one list.
  const [id] = useState(() => list?.id ?? newId())
  const { form, field, problem, pending } = useCommandForm({
    initial: { name: list?.name ?? '' },
    commands: ({ name }) => [
      list ? priceList.commands.rename(id, { name }) : priceList.commands.add(id, { name }),
    ],
    onDone: onClose,
  })
  return (
    <Dialog open onClose={onClose} title={list ? 'Rename price list' : 'Add price list'}>
      <form {...form}>
        <FormColumn>
          <TextField label="Name" {...field('name')} />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {list ? 'Save' : 'Add price list'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
