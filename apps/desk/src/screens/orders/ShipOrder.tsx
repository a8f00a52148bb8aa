import { useWorkspace } from '@causeway/react'
import { type OrderState, shipRequest } from '@causeway/shop'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'

interface ShipOrderProps {
  readonly id: string
  readonly state: OrderState
  readonly onClose: () => void
}

/** Records that the parcel leaves: a fact, with the address that is on it. */
export function ShipOrder({ id, state, onClose }: ShipOrderProps) {
  const workspace = useWorkspace()
  const { form, field, problem, pending } = useCommandForm({
    initial: { parcel: '' },
    commands: ({ parcel }) => shipRequest(workspace.state, id, parcel),
    onDone: onClose,
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Ship order ${state.number}`}
      description={state.delivery ? `To ${state.delivery}.` : 'It has no delivery address yet.'}
    >
      <form {...form}>
        <FormColumn>
          <TextField
            label="Parcel number"
            description="What the carrier calls it. May be left empty."
            {...field('parcel')}
          />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Not yet</Button>
          <Button type="submit" look="primary" disabled={pending}>
            Record as shipped
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
