import { type DrawerState, drawer } from '@causeway/shop'
import { useState } from 'react'
import { formatMoney } from '../../format/money.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'

interface DrawerSettingsProps {
  readonly id: string
  readonly state: DrawerState
  readonly onClose: () => void
}

/** What the drawer is called, and how exactly one can pay in cash. */
export function DrawerSettings({ id, state, onClose }: DrawerSettingsProps) {
  const { name, currency, smallestCoin } = state
  const [coin, setCoin] = useState(String(smallestCoin))
  const coins = [...new Set([1, 5, 10, 50, 100, smallestCoin])].toSorted((a, b) => a - b)
  const { form, field, problem, pending } = useCommandForm({
    initial: { name },
    commands: (values) => [
      drawer.commands.rename(id, values),
      drawer.commands.chooseSmallestCoin(id, { coin: Number(coin) }),
    ],
    onDone: onClose,
  })
  return (
    <Dialog open onClose={onClose} title="Set the drawer up" description="The same on all devices.">
      <form {...form}>
        <FormColumn>
          <TextField label="Name" {...field('name')} />
          <Select
            label="Smallest coin"
            description="What is paid in cash is rounded to it. By card every unit is paid."
            value={coin}
            onChange={setCoin}
            options={coins.map((value) => ({
              value: String(value),
              title: value === 1 ? 'Every unit can be paid' : formatMoney({ amount: value, currency }),
            }))}
          />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
