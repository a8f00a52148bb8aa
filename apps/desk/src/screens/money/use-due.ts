import { useAggregate, useView, useWorkspace } from '@causeway/react'
import {
  type DrawerState,
  type DueMove,
  drawer,
  dueEntries,
  dueMoves,
  type Entry,
  expectedCash,
  mostEntries,
  order,
  paymentList,
  takingsOf,
} from '@causeway/shop'
import { useMemo } from 'react'

/** What a drawer would be closed with now. */
export interface Due {
  readonly state: DrawerState
  readonly entries: readonly Entry[]
  readonly moves: readonly DueMove[]
  readonly expected: number
}

/** What no signed close of a drawer covers yet. */
export function useDue(id: string): Due {
  const workspace = useWorkspace()
  const { state } = useAggregate(drawer, id)
  const orders = useView(paymentList, ({ sorted }) => sorted)
  return useMemo(() => {
    const taking = orders.filter(({ payments }) => payments.some((payment) => payment.drawer === id))
    const takings = taking.flatMap((row) => takingsOf(row.id, workspace.state(order, row.id)))
    // The oldest first: what is beyond the bound comes into the close after.
    const entries = dueEntries(id, state, takings).slice(0, mostEntries)
    const moves = dueMoves(state).slice(0, mostEntries)
    return { state, entries, moves, expected: expectedCash(state.session?.float ?? 0, entries, moves) }
  }, [workspace, orders, state, id])
}
