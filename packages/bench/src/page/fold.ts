import { createLedger } from '@causeway/core'
import { benchModel, emptyOrder, type OrderState } from '../domain.ts'
import { committedLog } from '../log.ts'

/** Folds the measured log by the ledger and by a plain switch, in turn; milliseconds of each run. */
export function fold(runs: number): {
  readonly ours: number[]
  readonly plain: number[]
} {
  const log = committedLog('A')
  const ours: number[] = []
  const plain: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    foldPlainly(log)
    const middle = performance.now()
    const ledger = createLedger(benchModel)
    for (let at = 0; at < log.length; at += 1000) ledger.commit(log.slice(at, at + 1000))
    plain.push(middle - start)
    ours.push(performance.now() - middle)
  }
  return { ours, plain }
}

type OrderEvent = { readonly stream: string } & (
  | {
      readonly type: 'OrderPlaced'
      readonly data: { readonly customer: string }
    }
  | {
      readonly type: 'LineAdded'
      readonly data: { readonly quantity: number; readonly amount: number }
    }
)

/** The measured events folded by hand. */
export function foldPlainly(log: ReturnType<typeof committedLog>): Map<string, OrderState> {
  const states = new Map<string, OrderState>()
  // The measured log holds these two types alone.
  for (const event of log as unknown as readonly OrderEvent[]) {
    const state = states.get(event.stream) ?? emptyOrder
    states.set(event.stream, evolvePlainly(state, event))
  }
  return states
}

function evolvePlainly(state: OrderState, event: OrderEvent): OrderState {
  switch (event.type) {
    case 'OrderPlaced':
      return { ...state, customer: event.data.customer }
    case 'LineAdded': {
      const { quantity, amount } = event.data
      return {
        ...state,
        lines: state.lines + 1,
        total: state.total + quantity * amount,
      }
    }
  }
}
