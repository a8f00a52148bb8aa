import { useExecute } from '@causeway/react'
import { type Customer, changeCustomerRequest, customer as customers } from '@causeway/shop'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { detailTitles } from './words.ts'

/** What somebody changed about a record while another merged it: nobody but a person knows which detail is right. */
export function ChangedSinceNotice({ customer }: { readonly customer: Customer }) {
  const { execute, pending, error } = useExecute()
  return (
    <>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {customer.changedSince.map(({ alias, field, value }) => {
        const title = detailTitles[field]
        return (
          <Notice
            key={`${alias.id} ${field}`}
            tone="warn"
            title={`${title} changed while it was merged`}
            actions={
              <>
                <Button
                  small
                  disabled={pending}
                  aria-label={`Leave ${title}: ${customer[field]}`}
                  onClick={() => void execute(customers.commands.takeOver(alias.id, { fields: [field] }))}
                >
                  Leave it
                </Button>
                <Button
                  small
                  disabled={pending}
                  aria-label={`Use ${title}: ${value}`}
                  onClick={() => void execute(changeCustomerRequest(customer, { [field]: value }))}
                >
                  Use {value}
                </Button>
              </>
            }
          >
            {alias.name} was given “{value}” at the same time. Shown is “{customer[field]}”.
          </Notice>
        )
      })}
    </>
  )
}
