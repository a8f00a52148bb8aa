import { useAggregate, useExecute } from '@causeway/react'
import { desk, localDay, mainLocation, order, theDesk } from '@causeway/shop'
import { useLocation } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { useHere } from '../../app/here.ts'
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
  const here = useHere()
  const { pricing } = useAggregate(desk, theDesk).state
  async function start(): Promise<void> {
    const id = newId()
    const outcome = await execute(
      order.commands.place(id, {
        currency,
        pricing,
        placedOn: localDay(Date.now()),
        ...(here !== mainLocation && { location: here }),
        ...(customer !== undefined && { customer }),
      }),
    )
    if (outcome.ok) navigate(addressOf('orders', id))
  }
  return { start: () => void start(), problem: error?.message }
}
