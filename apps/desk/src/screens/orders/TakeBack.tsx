import { useWorkspace } from '@causeway/react'
import { type OrderState, orderedLines, returnedOf, takeBackRequest } from '@causeway/shop'
import { useState } from 'react'
import { useHere } from '../../app/here.ts'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { Stepper } from '../../parts/Stepper.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import styles from './TakeBack.module.css'

interface TakeBackProps {
  readonly id: string
  readonly state: OrderState
  readonly onClose: () => void
}

const shelfWays = [
  { value: 'shelf', title: 'Back on the shelf', description: 'They can be sold again.' },
  { value: 'gone', title: 'Not to be sold again', description: 'Broken, opened or thrown away.' },
] as const

/** Records goods that a customer brings back: how many of each line, and whether they can be sold again. */
export function TakeBack({ id, state, onClose }: TakeBackProps) {
  const workspace = useWorkspace()
  const here = useHere()
  const lines = orderedLines(state)
  const [quantities, setQuantities] = useState<ReadonlyMap<string, number>>(new Map())
  const [way, setWay] = useState<'shelf' | 'gone'>('shelf')
  // One id for as long as the form is open: sending it twice takes the goods back once.
  const [returned] = useState(newId)
  const { form, field, problem, pending } = useCommandForm({
    initial: { reason: '', goods: '' },
    commands: ({ reason }) =>
      takeBackRequest(workspace.state, id, {
        return: returned,
        goods: [...quantities].flatMap(([line, quantity]) => (quantity > 0 ? [{ line, quantity }] : [])),
        ...(reason && { reason }),
        ...(way === 'shelf' && { restockAt: here }),
      }),
    onDone: onClose,
  })
  const { error } = field('goods')
  return (
    <Dialog
      open
      onClose={onClose}
      title="Take goods back"
      description="What came back is not paid for any more: the money for it is then due to the customer."
    >
      <form {...form}>
        <FormColumn>
          <ul>
            {lines.map((line) => {
              const most = line.quantity - returnedOf(state, line.id)
              const quantity = quantities.get(line.id) ?? 0
              if (most < 1) return null
              return (
                <li key={line.id} className={styles.line}>
                  <span className={styles.name}>
                    {line.name} <span className={styles.note}>of {most.toLocaleString()}</span>
                  </span>
                  <Stepper
                    label={line.name}
                    value={quantity}
                    least={0}
                    most={most}
                    onStep={(by) => setQuantities((before) => new Map(before).set(line.id, quantity + by))}
                  />
                </li>
              )
            })}
          </ul>
          <Choice
            legend="What becomes of them"
            name="way"
            value={way}
            onChange={setWay}
            options={shelfWays}
          />
          <TextField label="Reason" description="May be left empty." {...field('reason')} />
          {(problem ?? error) && <Notice tone="bad">{problem ?? error}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            Take back
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
