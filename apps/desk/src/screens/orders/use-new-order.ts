import { useExecute } from '@causeway/react'
import { localDay, order } from '@causeway/shop'
import { useLocation } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { useCurrency } from '../../format/use-currency.ts'
import { newId } from '../../parts/new-id.ts'

/** Starts an order, of a customer where one is given, and opens it. */
export function useNewOrder(customer?: string): {
  readonly start: () => void
  readonly problem: string | undefined
} {
  const [, navigate] = useLocation()
  const { execute, error } = useExecute()
  const currency = useCurrency()
  async function start(): Promise<void> {
    const id = newId()
    const outcome = await execute(
      order.commands.place(id, {
        currency,
        placedOn: localDay(Date.now()),
        ...(customer !== undefined && { customer }),
      }),
    )
    if (outcome.ok) navigate(addressOf('orders', id))
  }
  return { start: () => void start(), problem: error?.message }
}
