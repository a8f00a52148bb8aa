import { useExecute } from '@causeway/react'
import { type Goods, mainLocation, moveRequest, transfer } from '@causeway/shop'
import { useState } from 'react'
import { useHere } from '../../app/here.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { FormColumn, FormRow } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { Segments } from '../../parts/Segments.tsx'
import { GoodsEditor } from './GoodsEditor.tsx'
import { placeOptions, useLocations } from './use-locations.ts'

interface MoveGoodsProps {
  /** What is to be moved, to begin with. */
  readonly goods?: Goods
  readonly onClose: () => void
  readonly onDone: (transfer: string) => void
}

const ways = [
  { value: 'ask', title: 'Ask for them' },
  { value: 'send', title: 'They leave now' },
] as const

/** Asks another location for goods, or sends them off. */
export function MoveGoods({ goods: first = [], onClose, onDone }: MoveGoodsProps) {
  const places = useLocations()
  const here = useHere()
  const { execute, pending, error } = useExecute()
  // One id for as long as the form is open: sending it twice moves the goods once.
  const [id] = useState(newId)
  const others = places.filter((place) => place.id !== here && !place.closed)
  const [from, setFrom] = useState(others[0]?.id ?? mainLocation)
  const [to, setTo] = useState(here)
  const [goods, setGoods] = useState<Goods>(first)
  const [way, setWay] = useState<'ask' | 'send'>('ask')
  const [note, setNote] = useState('')

  async function submit(): Promise<void> {
    const route = { from, to, goods, note }
    const outcome = await execute(
      way === 'send'
        ? moveRequest(id, route)
        : transfer.commands.request(id, { ...route, goods: [...goods] }),
    )
    if (outcome.ok) onDone(id)
  }

  if (places.length < 2) {
    return (
      <Dialog open onClose={onClose} title="Move goods">
        <Notice>There is one location yet. Add a stall or a van under Settings, and goods can move.</Notice>
        <DialogActions>
          <Button onClick={onClose}>Close</Button>
        </DialogActions>
      </Dialog>
    )
  }
  return (
    <Dialog open onClose={onClose} title="Move goods">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <FormColumn>
          <FormRow>
            <Select label="From" value={from} onChange={setFrom} options={placeOptions(places)} />
            <Select label="To" value={to} onChange={setTo} options={placeOptions(places)} />
          </FormRow>
          <GoodsEditor goods={goods} onChange={setGoods} from={from} isOpen least={1} />
          <Segments label="What happens now" value={way} onChange={setWay} options={ways} />
          <TextField label="Note" description="May be left empty." value={note} onChange={setNote} />
          {error && <Notice tone="bad">{error.fields?.[0]?.message ?? error.message}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {way === 'ask' ? 'Ask' : 'Send off'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
