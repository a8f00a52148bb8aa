import {
  type Command,
  type Model,
  type Moment,
  parseStreamId,
  type Rights,
  reviewCommand,
  type StreamId,
  streamId,
} from '@causeway/core'
import type { LiveState } from '../live/live-state.ts'
import type { ReceiptRecord } from '../store/database.ts'
import { asStoreError } from '../store/errors.ts'
import { randomId } from '../store/replica.ts'
import type { Recording, Store } from '../store/store.ts'
import { Batch } from './batch.ts'
import type { Commitments } from './commitments.ts'
import { type CommandError, failed, type Outcome } from './outcome.ts'
import { compose, type Request, type Step } from './pipeline.ts'
import { authorise, contain, decide, onlyOnce, takeBack, understood, validate } from './steps.ts'

/** How many requests share one transaction at the most. */
const batchSize = 200

export interface ExecutorOptions {
  readonly store: Store
  readonly live: LiveState
  readonly model: Model
  readonly commitments: Commitments
  readonly actor: string
  readonly role: string
  readonly rights: Pick<Rights, 'command'>
  /** The relay's time as far as it is known; milliseconds. */
  readonly now: () => number
  /** Called after events were recorded, to wake whoever sends them. */
  readonly onRecorded: (recorded: Recording) => void
  /** Called with the receipts of what was recorded. */
  readonly onReceipts?: (receipts: readonly ReceiptRecord[]) => void
}

/** A request whose id may still be missing. */
export interface RequestDraft {
  readonly id?: string
  readonly correlation?: string
  readonly commands: readonly Command[]
  readonly undoes?: ReceiptRecord
  readonly bulk?: boolean
}

/** What requests would come to. */
export type Preview =
  /** The records they touch, as they would be. */
  | { readonly ok: true; readonly after: ReadonlyMap<StreamId, Moment> }
  | { readonly ok: false; readonly error: CommandError }

/** Carries out commands: requests that arrive while a transaction runs share the next one. */
export interface Executor {
  execute(request: RequestDraft): Promise<Outcome>
  /** Decides, and records nothing. */
  preview(commands: readonly Command[]): Promise<Preview>
}

interface Queued {
  readonly request: Request
  /** Its id was made up just now: nobody can have used it before. */
  readonly fresh: boolean
  readonly answer: (outcome: Outcome) => void
}

/** The outcome of a request that the storage failed, as the person who made it is told. */
export function failedToStore(request: string, error: unknown): Outcome {
  const { code, message } = asStoreError(error)
  return failed(request, { code: code === 'full' ? 'storage-full' : 'storage-failed', message })
}

/** Carries out commands on a store and what is folded of it. */
export function createExecutor(options: ExecutorOptions): Executor {
  const { store, live, model, commitments, actor, role } = options
  const queue: Queued[] = []
  let working = false

  /** Records the outcome of a request that came this far. */
  const record: Step = ({ request, batch }) =>
    answerFrom(batch.finish(request, actor, !request.bulk && mayBeUndone(request, batch)), false)
  const once = onlyOnce((receipt) => answerFrom(receipt, true))
  const doing = compose([contain, validate, authorise(options.rights), once, understood, decide, record])
  const undoing = compose([contain, authorise(options.rights), once, understood, takeBack, record])

  /** Whether all that a request recorded can be taken back. */
  function mayBeUndone({ id }: Request, batch: Batch): boolean {
    return batch.stagedFor(id).every(({ stream, type }) => {
      const definition = model.get(parseStreamId(stream).aggregate)?.events.get(type)
      return definition !== undefined && definition.correct === undefined
    })
  }

  function carryOutOne(request: Request, batch: Batch, known: ReadonlyMap<string, ReceiptRecord>): Outcome {
    const pipeline = request.undoes ? undoing : doing
    return pipeline({ request, commands: request.commands, model, batch, known, actor, role })
  }

  /** Reads what the ledger needs for these requests. */
  function prepare(requests: readonly Request[]): Promise<void> {
    const streams = requests.flatMap(({ commands }) =>
      commands.map(({ aggregate, id }) => streamId(aggregate, id)),
    )
    const whole = requests.flatMap(({ commands, undoes }) => [
      ...(undoes?.events.map(({ stream }) => stream) ?? []),
      ...commands
        .filter(({ name }) => name === reviewCommand)
        .map(({ aggregate, id }) => streamId(aggregate, id)),
    ])
    return live.prepare(streams, whole)
  }

  function answerFrom(receipt: ReceiptRecord, repeated: boolean): Outcome {
    return {
      ok: true,
      command: receipt.command,
      events: receipt.events,
      repeated,
      receipt: commitments.receipt(receipt),
    }
  }

  async function work(): Promise<void> {
    if (working) return
    working = true
    while (queue.length > 0) {
      const taken = queue.splice(0, batchSize)
      const outcomes = await outcomesOf(taken)
      for (const [index, outcome] of outcomes.entries()) taken[index]?.answer(outcome)
    }
    working = false
  }

  async function outcomesOf(taken: readonly Queued[]): Promise<readonly Outcome[]> {
    try {
      return await live.exclusively(() => carryOut(taken))
    } catch (error) {
      // One of them needs what is not here: the others do not wait for it.
      if (asStoreError(error).code === 'older' && taken.length > 1) {
        const outcomes: Outcome[] = []
        for (const one of taken) outcomes.push(...(await outcomesOf([one])))
        return outcomes
      }
      return taken.map(({ request }) => failedToStore(request.id, error))
    }
  }

  async function carryOut(taken: readonly Queued[]): Promise<readonly Outcome[]> {
    const requests = taken.map(({ request }) => request)
    const given = taken.filter(({ fresh }) => !fresh).map(({ request }) => request.id)
    for (;;) {
      await prepare(requests)
      const batch = new Batch(live.ledger, live.meta, options.now)
      let outcomes: readonly Outcome[] = []
      let recording: Recording | undefined
      try {
        const result = await store.record(live.meta.revision, given, (_meta, known) => {
          outcomes = requests.map((request) => carryOutOne(request, batch, known))
          recording = batch.recording()
          return recording
        })
        if (result.kind === 'moved') {
          await live.refresh()
          continue
        }
        live.recorded(result.meta, batch.transitions)
        if (recording && recording.events.length > 0) options.onRecorded(recording)
        if (recording) options.onReceipts?.(recording.receipts)
        return outcomes
      } catch (error) {
        live.recorded(live.meta, batch.undoAll())
        throw error
      }
    }
  }

  return {
    preview: (commands) =>
      live.exclusively(async () => {
        const request = { id: randomId(), correlation: '', commands }
        await prepare([request])
        const batch = new Batch(live.ledger, live.meta, options.now)
        const outcome = carryOutOne(request, batch, new Map())
        const touched = batch.stagedFor(request.id).map(({ stream }) => stream)
        const after = new Map(
          touched.flatMap((stream) => {
            const moment = live.ledger.moment(stream)
            return moment ? [[stream, moment]] : []
          }),
        )
        batch.undoAll()
        return outcome.ok ? { ok: true, after } : { ok: false, error: outcome.error }
      }),
    execute({ id: given, correlation, commands, undoes, bulk }) {
      const id = given ?? randomId()
      return new Promise((answer) => {
        const request: Request = {
          id,
          correlation: correlation ?? id,
          commands,
          ...(undoes && { undoes }),
          ...(bulk && { bulk }),
        }
        queue.push({ request, fresh: given === undefined, answer })
        void work()
      })
    },
  }
}
