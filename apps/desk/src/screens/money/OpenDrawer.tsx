import { type CurrencyCode, type DrawerState, drawer, lastClose } from '@causeway/shop'
import { mainDrawerChoice } from '../../app/device-drawer.ts'
import { editableMoney, formatMoney, readMoney } from '../../format/money.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'

interface OpenDrawerProps {
  readonly id: string
  readonly state: DrawerState
  readonly currency: CurrencyCode
  readonly onClose: () => void
}

/** Says what is in the drawer to begin with; what was counted last, unless somebody took from it. */
export function OpenDrawer({ id, state, currency, onClose }: OpenDrawerProps) {
  const last = lastClose(state)
  const { form, field, problem, pending } = useCommandForm({
    initial: { float: last ? editableMoney({ amount: last.counted, currency }) : '' },
    commands: ({ float }) => [
      ...(state.added ? [] : [drawer.commands.add(id, { name: mainDrawerChoice.name, currency })]),
      drawer.commands.open(id, { float: readMoney(float, currency) }),
    ],
    onDone: onClose,
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title="Open the drawer"
      description={
        last
          ? `${formatMoney({ amount: last.counted, currency })} were counted at the last close. Count what is in it now.`
          : 'Count what is in it now, before anything is sold.'
      }
    >
      <form {...form}>
        <FormColumn>
          <TextField label="In the drawer" inputMode="decimal" suffix={currency} {...field('float')} />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            Open
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
