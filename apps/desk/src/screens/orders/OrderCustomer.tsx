import { Popover } from '@base-ui/react/popover'
import type { RowOf } from '@causeway/core'
import { useExecute, useView } from '@causeway/react'
import { customer, customerList, order } from '@causeway/shop'
import { User, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { newId } from '../../parts/new-id.ts'
import { Picker } from '../../parts/Picker.tsx'
import styles from './OrderCustomer.module.css'

interface OrderCustomerProps {
  readonly id: string
  /** The customer's id; empty while nobody is chosen. */
  readonly customer: string
  readonly name: string
}

/** Whose order it is, and how to choose somebody, known or new. */
export function OrderCustomer({ id, customer: chosen, name }: OrderCustomerProps) {
  const [open, setOpen] = useState(false)
  return (
    <span className={styles.customer}>
      {chosen !== '' && <Link href={addressOf('customers', chosen)}>{name}</Link>}
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger className={styles.choose}>
          {chosen === '' ? 'Choose a customer' : 'Change'}
          {chosen !== '' && <span className={styles.hidden}> the customer</span>}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={6} align="start" collisionPadding={8} className={styles.positioner}>
            <Popover.Popup className={styles.popup} aria-label="Choose a customer">
              <ChooseCustomer id={id} onDone={() => setOpen(false)} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </span>
  )
}

type Choice = Pick<RowOf<typeof customerList>, 'id' | 'name' | 'email' | 'phone'> & { readonly isNew?: true }

/** Somebody of that name who is not registered yet. */
function newCustomer(name: string): Choice {
  return { id: '', name, email: '', phone: '', isNew: true }
}

function textsOf({ name, email, phone }: Choice): readonly [string, string, string] {
  return [name, email, phone]
}

function ChooseCustomer({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const customers: readonly Choice[] = useView(customerList, ({ sorted }) => sorted)
  const { execute, error } = useExecute()

  async function choose(choice: Choice): Promise<void> {
    const chosen = choice.isNew ? newId() : choice.id
    const assign = order.commands.assignCustomer(id, { customer: chosen })
    const register = customer.commands.register(chosen, { name: choice.name })
    const outcome = await execute(choice.isNew ? [register, assign] : assign)
    if (outcome.ok) onDone()
  }
  return (
    <>
      <Picker
        inline
        label="Customer"
        placeholder="Name, e-mail or phone"
        icon={User}
        items={customers}
        idOf={(one) => one.id}
        textsOf={textsOf}
        onPick={(one) => void choose(one)}
        otherwise={newCustomer}
        empty="Type a name to register somebody new."
      >
        {(one) =>
          one.isNew ? (
            <>
              <UserPlus aria-hidden size={16} strokeWidth={1.75} />
              Register “{one.name}”
            </>
          ) : (
            <>
              <span className={styles.name}>{one.name}</span>
              <span className={styles.contact}>{one.email || one.phone}</span>
            </>
          )
        }
      </Picker>
      {error && (
        <p role="alert" className={styles.problem}>
          {error.message}
        </p>
      )}
    </>
  )
}
