import { useExecute } from '@causeway/react'
import { type Customer, dismissDuplicateRequest } from '@causeway/shop'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useSay } from '../../undo/say.ts'
import { useUndoActions } from '../../undo/use-undo-actions.ts'
import { useDuplicates } from './use-duplicates.ts'
import { sayAlike } from './words.ts'

interface DuplicateNoticesProps {
  readonly customer: Customer
  /** Lays somebody, by their id, beside this customer. */
  readonly onCompare: (other: string) => void
}

/** Who else may be this customer; a person says whether they are. */
export function DuplicateNotices({ customer, onCompare }: DuplicateNoticesProps) {
  const duplicates = useDuplicates().get(customer.id) ?? []
  const { execute, pending, error } = useExecute()
  const { undo } = useUndoActions()
  const say = useSay()

  async function dismiss(other: Customer): Promise<void> {
    const outcome = await execute(dismissDuplicateRequest(customer.id, other.id))
    if (!outcome.ok) return
    const said = `${customer.name} and ${other.name} are two customers`
    say({
      tone: 'plain',
      text: `${said}.`,
      action: { label: 'Undo', run: () => void undo(outcome.command, said) },
    })
  }
  return (
    <>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {duplicates.map(({ one, other, alike }) => {
        const who = one.id === customer.id ? other : one
        return (
          <Notice
            key={who.id}
            title={who.name === customer.name ? 'There is another one of this name' : `Also ${who.name}?`}
            actions={
              <>
                <Button
                  small
                  disabled={pending}
                  aria-label={`Not the same: ${who.name}`}
                  onClick={() => void dismiss(who)}
                >
                  Not the same
                </Button>
                <Button small aria-label={`Compare with ${who.name}`} onClick={() => onCompare(who.id)}>
                  Compare…
                </Button>
              </>
            }
          >
            {sayAlike(alike)} Are they one customer?
          </Notice>
        )
      })}
    </>
  )
}
