import { useExecute } from '@causeway/react'
import { type Customer, customer as customers, dismissDuplicateRequest } from '@causeway/shop'
import { useMay } from '../../app/use-may.ts'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
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
  const may = useMay()
  const whyNot = may.whyNot(customers.commands.merge(customer.id, { into: customer.id }))
  const { execute, pending, error } = useExecute()
  return (
    <>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {duplicates.map(({ one, other, alike }) => {
        const who = one.id === customer.id ? other : one
        return (
          <Notice
            key={who.id}
            title={
              who.name === customer.name
                ? 'There may be two records of this customer'
                : `${who.name} may be the same customer`
            }
            actions={
              <>
                {may(customers, 'dismissDuplicate') && (
                  <Button
                    small
                    disabled={pending}
                    aria-label={`Not the same: ${who.name}`}
                    onClick={() => void execute(dismissDuplicateRequest(customer.id, who.id))}
                  >
                    Not the same
                  </Button>
                )}
                {may(customers, 'merge') && (
                  <Button small aria-label={`Compare with ${who.name}`} onClick={() => onCompare(who.id)}>
                    Compare…
                  </Button>
                )}
              </>
            }
          >
            {sayAlike(alike)} {whyNot}
          </Notice>
        )
      })}
    </>
  )
}
