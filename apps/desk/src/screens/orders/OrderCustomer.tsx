import { Popover } from '@base-ui/react/popover'
import { useExecute } from '@causeway/react'
import { type Customer, customer, order } from '@causeway/shop'
import { User, UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { newId } from '../../parts/new-id.ts'
import { Picker } from '../../parts/Picker.tsx'
import { useIsPast } from '../../travel/travel.ts'
import { customerTexts } from '../customers/filters.ts'
import { useDirectory } from '../customers/use-directory.ts'
import styles from './OrderCustomer.module.css'
import type { Buyer } from './use-buyers.ts'

interface OrderCustomerProps {
  readonly id: string
  readonly buyer: Buyer
}

/** Whose order it is, and how to choose somebody, known or new. */
export function OrderCustomer({ id, buyer }: OrderCustomerProps) {
  const { id: chosen, name } = buyer
  const [open, setOpen] = useState(false)
  const isPast = useIsPast()
  return (
    <span className={styles.customer}>
      {chosen !== '' && <Link href={addressOf('customers', chosen)}>{name}</Link>}
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger className={styles.choose} disabled={isPast}>
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

type Choice = Pick<Customer, 'id' | 'name' | 'email' | 'phone' | 'address' | 'aliases'> & {
  readonly isNew?: true
}

/** Somebody of that name who is not registered yet. */
function newCustomer(name: string): Choice {
  return { id: '', name, email: '', phone: '', address: '', aliases: [], isNew: true }
}

function ChooseCustomer({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { customers } = useDirectory()
  const listed = useMemo<readonly Choice[]>(() => customers.filter(({ archived }) => !archived), [customers])
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
        items={listed}
        idOf={(one) => one.id}
        textsOf={customerTexts}
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
