import type { Command, Model } from '@causeway/core'
import type { ReceiptRecord } from '../store/database.ts'
import type { Batch } from './batch.ts'
import type { Outcome } from './outcome.ts'

/** A request on its way through the pipeline: one or several commands that are carried out together or not at all. */
export interface Request {
  readonly id: string
  readonly correlation: string
  readonly commands: readonly Command[]
  /** The receipt of the request it takes back; `commands` are that one's then. */
  readonly undoes?: ReceiptRecord
  /** One of many, from a file: nothing to be taken back one by one. */
  readonly bulk?: boolean
}

/** What the steps of the pipeline work with. */
export interface Execution {
  readonly request: Request
  /** The request's commands with the inputs their schemas made; as given until they are validated. */
  readonly commands: readonly Command[]
  readonly model: Model
  /** What this transaction has staged so far. */
  readonly batch: Batch
  /** Receipts of requests carried out earlier, by id. */
  readonly known: ReadonlyMap<string, ReceiptRecord>
  readonly actor: string
  readonly role: string
}

/** One step: it answers itself, or hands on to the next. Synchronous, for it runs inside a transaction. */
export type Step = (execution: Execution, next: (execution: Execution) => Outcome) => Outcome

/** Steps as one function, in their order; the last must not call `next`. */
export function compose(steps: readonly Step[]): (execution: Execution) => Outcome {
  const [first, ...rest] = steps
  if (!first) throw new Error('The last step of a pipeline must answer.')
  return (execution) => first(execution, (passed) => compose(rest)(passed))
}
