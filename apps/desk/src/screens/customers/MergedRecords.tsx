import { useExecute } from '@causeway/react'
import { type Customer, customer as customers } from '@causeway/shop'
import { useMay } from '../../app/use-may.ts'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import styles from './MergedRecords.module.css'

/** The records that were merged into somebody's, each with what it says, and how to take that back. */
export function MergedRecords({ customer }: { readonly customer: Customer }) {
  const may = useMay()
  const { execute, pending, error } = useExecute()
  if (customer.aliases.length === 0) return null
  return (
    <section aria-label="Merged into this customer">
      <h3 className={styles.heading}>Merged into this customer</h3>
      <ul>
        {customer.aliases.map(({ id, name, email, phone, address }) => (
          <li key={id} className={styles.record}>
            <span className={styles.text}>
              <span className={styles.name}>{name}</span>
              <span className={styles.details}>
                {[email, phone, address].filter(Boolean).join(' · ') || 'No other details'}
              </span>
            </span>
            {may(customers, 'split') && (
              <Button
                small
                look="quiet"
                disabled={pending}
                aria-label={`Split off ${name}`}
                onClick={() => void execute(customers.commands.split(id, {}))}
              >
                Split off
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error && <Notice tone="bad">{error.message}</Notice>}
    </section>
  )
}
